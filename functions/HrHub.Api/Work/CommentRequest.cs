using System.ComponentModel.DataAnnotations;

namespace HrHub.Api.Work;

/// <summary>A comment as somebody writes it.</summary>
public sealed record CommentRequest
{
    [Required, StringLength(4000)] public string? Text { get; init; }

    /// <summary>The interview that it is on; null for the person. Of one that is there it is not changed any more.</summary>
    [StringLength(100)] public string? InterviewId { get; init; }
}
