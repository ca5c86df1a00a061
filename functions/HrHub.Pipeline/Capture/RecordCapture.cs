using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using HrHub.Core.Access;
using HrHub.Core.Audit;
using HrHub.Core.Canonical;
using HrHub.Core.Media;
using HrHub.Core.Media.Download;
using HrHub.Core.Media.Sealing;
using HrHub.Core.Messaging;
using HrHub.Core.Parking;
using HrHub.Core.Records;
using HrHub.Core.Telemetry;

namespace HrHub.Pipeline.Capture;

/// <summary>Writes down what became of a capture: on the candidate's file, as a later message, or on the list of parked items.</summary>
public sealed class RecordCapture(ChangeCandidateFile change, ISealedObjects objects, IMessageBus bus, IParkedItems parked, CaptureOptions options, TimeProvider clock)
{
    /// <summary>Puts an attempt on record that is worth resuming after a crash.</summary>
    public Task Began(CaptureMessage message, CaptureAttempt attempt, CancellationToken ct) => change.Apply(message.CandidateId, file => Change(file, message, interview =>
        interview with { CaptureAttempts = With(interview.CaptureAttempts, message.MediaId, attempt) },
        item => item with { State = MediaState.Capturing, Reason = null }), Happened(message, "begun"), ct);

    /// <summary>Another capture may have been faster, or the interview moved to another file: then this object is deleted. Otherwise those of earlier attempts are.</summary>
    public async Task Captured(CaptureMessage message, SealedMedia media, CancellationToken ct)
    {
        var reference = media.Reference;
        var file = await change.Apply(message.CandidateId, file => Change(file, message, interview => interview with
        {
            SealedMedia = With(interview.SealedMedia, message.MediaId, reference),
            CaptureAttempts = Without(interview.CaptureAttempts, message.MediaId),
        },
        item => item with
        {
            State = MediaState.Captured,
            Reason = null,
            ContentType = media.ContentType ?? item.ContentType,
            Sha256 = reference.Sha256,
            Length = reference.Length,
            SealedObject = reference.ObjectName,
        }), Happened(message, "captured"), ct);

        var kept = file?.Find(message.InterviewId)?.SealedMedia.GetValueOrDefault(message.MediaId)?.ObjectName;
        if (kept != reference.ObjectName)
        {
            await objects.Delete(reference.ObjectName, ct);
            return;
        }
        HubMetrics.Captured(reference.Length);
        foreach (var name in await objects.List(message.MediaId + ".", ct))
            if (name != kept) await objects.Delete(name, ct);
        await parked.Remove(ParkedId(message), ct);
    }

    /// <summary>Refused for good; the reason goes on record.</summary>
    public Task Refused(CaptureMessage message, MediaState state, string code, CancellationToken ct) => change.Apply(message.CandidateId, file => Change(file, message,
        interview => interview with { CaptureAttempts = Without(interview.CaptureAttempts, message.MediaId) },
        item => item with { State = state, Reason = code }), Happened(message, code), ct);

    /// <summary>Sends the message again for later, or parks it after the last try.</summary>
    public async Task Later(CaptureMessage message, string vendor, string code, CancellationToken ct)
    {
        if (message.Attempt < options.MaxAttempts)
        {
            var next = message with { Attempt = message.Attempt + 1 };
            await bus.Send(Entities.Capture, next.ToMessage(clock.GetUtcNow() + BackOff(message)), ct);
            return;
        }
        await parked.Park(new ParkedItem
        {
            Id = ParkedId(message),
            Stage = ParkedStage.Capture,
            Neighbour = vendor,
            Subject = message.MediaId,
            CandidateId = message.CandidateId,
            Reason = new(code, $"The media item could not be fetched in {message.Attempt} tries."),
            ParkedAt = clock.GetUtcNow(),
            Attempts = message.Attempt,
            ReplayEntity = Entities.Capture,
            ReplayBody = JsonSerializer.Serialize(message with { Attempt = 1 }, CanonicalJson.Options),
        }, ct);
        await Refused(message, MediaState.Refused, Refusal.GaveUp, ct);
    }

    private static AuditEvent Happened(CaptureMessage message, string outcome)
        => new() { Chain = message.CandidateId, Who = Caller.Hub("capture", "queue"), Action = AuditAction.Captured, Record = message.MediaId, FieldClass = "media", Why = outcome };

    private static string ParkedId(CaptureMessage message) => $"capture:{message.MediaId}";

    // Between half and all of the doubled time, by the item's id: items that failed together do not come back together.
    private TimeSpan BackOff(CaptureMessage message)
    {
        var full = Math.Min(options.FirstRetrySeconds * Math.Pow(2, message.Attempt - 1), options.LongestRetrySeconds);
        var spread = SHA256.HashData(Encoding.UTF8.GetBytes($"{message.MediaId}:{message.Attempt}"))[0] / 255.0;
        return TimeSpan.FromSeconds(full * (0.5 + spread / 2));
    }

    private static CandidateFile Change(CandidateFile file, CaptureMessage message, Func<InterviewFile, InterviewFile> ours, Func<MediaItem, MediaItem> item)
    {
        if (file.Find(message.InterviewId) is not { } interview || interview.SealedMedia.ContainsKey(message.MediaId)) return file;
        if (interview.Interview.Media.FirstOrDefault(media => media.MediaId == message.MediaId) is not { } media) return file;

        return file.With(InterviewAssembly.Captured(ours(interview), item(media)));
    }

    private static Dictionary<string, T> With<T>(IReadOnlyDictionary<string, T> before, string id, T value) => new(before) { [id] = value };

    private static Dictionary<string, T> Without<T>(IReadOnlyDictionary<string, T> before, string id) => new(before.Where(pair => pair.Key != id));
}
