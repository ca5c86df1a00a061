using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using HrHub.Core;
using HrHub.Core.Canonical;
using Microsoft.AspNetCore.Http;

namespace HrHub.Api;

/// <summary>Reads a small JSON body and checks it. What is wrong is answered with the field's name, never with its value.</summary>
internal static class RequestBody
{
    /// <summary>Bytes: forms and notes, no files.</summary>
    public const int Form = 64 * 1024;

    /// <summary>Bytes: rows that a system hands in.</summary>
    public const int Table = 1024 * 1024;

    public static async Task<Outcome<T>> Read<T>(HttpRequest request, CancellationToken ct, int limit = Form) where T : class
    {
        var bytes = await Bytes(request, limit, ct);
        return bytes.Error is { } error ? error : Parse<T>(bytes.Value);
    }

    /// <summary>The body as it came.</summary>
    public static async Task<Outcome<byte[]>> Bytes(HttpRequest request, int limit, CancellationToken ct)
    {
        var buffer = new byte[limit + 1];
        var length = await request.Body.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, ct);
        return length > limit ? HubError.BodyTooLarge : buffer[..length];
    }

    public static Outcome<T> Parse<T>(ReadOnlySpan<byte> json) where T : class
    {
        try
        {
            return JsonSerializer.Deserialize<T>(json, CanonicalJson.Options) is { } body ? Check(body) : HubError.BadBody;
        }
        catch (JsonException wrong)
        {
            return wrong.Path is { Length: > 2 } path ? HubError.BadRequest(path[2..]) : HubError.BadBody;
        }
    }

    private static Outcome<T> Check<T>(T body) where T : class
    {
        var wrong = new List<ValidationResult>();
        if (Validator.TryValidateObject(body, new ValidationContext(body), wrong, validateAllProperties: true)) return body;
        return HubError.BadRequest(JsonNamingPolicy.CamelCase.ConvertName(wrong[0].MemberNames.FirstOrDefault() ?? ""));
    }
}
