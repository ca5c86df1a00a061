using HrHub.Core.Canonical;
using HrHub.Core.Records;
using HrHub.Core.Work;

namespace HrHub.Core.Retention;

/// <summary>Of which classes a file has data. Whoever erases a class leaves a file behind of which this no longer names it.</summary>
public static class HeldClasses
{
    /// <summary>In the order of <see cref="DataClass"/>.</summary>
    public static IReadOnlyList<DataClass> Of(CandidateFile file) => [.. Enum.GetValues<DataClass>().Where(cls => Holds(file, cls))];

    private static bool Holds(CandidateFile file, DataClass cls) => cls switch
    {
        DataClass.RawDelivery => file.Interviews.SelectMany(interview => interview.DeliveryIds()).Except(file.Retention.RawErased).Any(),
        DataClass.Video => file.Interviews.Any(HasVideo) || file.Work.Materials.Any(material => material.Kind is MaterialKind.Video),
        DataClass.Transcript => file.Interviews.Any(interview => interview.Interview.Transcript.Count > 0 || interview.Interview.Questions.Any(question => question.Answer is not null)),
        DataClass.Emotions => file.Interviews.Any(interview => interview.Interview.Emotions.Count > 0),
        DataClass.Identity => file.Identity is not { Name: null, NationalId: null, Email: null, Phone: null } || file.Identity.ExternalIds.Count > 0 || file.EmployeeNumber is not null || file.Work.Materials.Count + file.Work.Comments.Count > 0,
        // A file that was merged into another one is an empty cover that leads there.
        DataClass.WholeFile => file.MergedInto is null || file.Interviews.Count > 0,
        _ => throw new ArgumentOutOfRangeException(nameof(cls)),
    };

    /// <summary>Bytes that are here, or on their way; a link alone is none.</summary>
    private static bool HasVideo(InterviewFile interview)
        => interview.Interview.Media.Any(media => IsVideo(media.Kind) && (interview.SealedMedia.ContainsKey(media.MediaId) || interview.CaptureAttempts.ContainsKey(media.MediaId)));

    /// <summary>Picture and sound of a person.</summary>
    public static bool IsVideo(MediaKind kind) => kind is MediaKind.Video or MediaKind.WebcamVideo or MediaKind.ScreenVideo or MediaKind.Audio;
}
