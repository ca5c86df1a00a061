using System.Runtime.CompilerServices;
using System.Text.Json;
using HrHub.Core.Canonical;
using Newtonsoft.Json.Linq;

namespace HrHub.Core.Vendors.Reading;

/// <summary>A delivery to read.</summary>
/// <param name="DeliveryId">The inbox id: becomes the part's id.</param>
/// <param name="Body">The raw bytes.</param>
/// <param name="PayloadSha256">Lower-case hex of the raw body.</param>
/// <param name="PayloadAuthenticated">True when the vendor's signature covers the body.</param>
/// <param name="ReceivedAt">When the delivery was accepted; a link's life may count from it, nothing is ordered by it.</param>
/// <param name="UrlEvent">The event that the address names.</param>
public sealed record DeliveryToRead(string DeliveryId, ReadOnlyMemory<byte> Body, string PayloadSha256, bool PayloadAuthenticated, DateTimeOffset ReceivedAt, string? UrlEvent = null);

/// <summary>An answer of the vendor's API to read.</summary>
/// <param name="Call">Name of the call under <c>api.calls</c>.</param>
/// <param name="Body">The raw bytes.</param>
/// <param name="PayloadSha256">Lower-case hex of the raw body.</param>
/// <param name="ReceivedAt">When the answer came.</param>
/// <param name="PartId">Id of the new part. For a follow-up leave it out: it is derived from the part that asked.</param>
/// <param name="AskedBy">The part whose follow-up this answers; null for what a catch-up found.</param>
/// <param name="PayloadAuthenticated">True when the answer came over TLS from the vendor's own host.</param>
public sealed record AnswerToRead(string Call, ReadOnlyMemory<byte> Body, string PayloadSha256, DateTimeOffset ReceivedAt, bool PayloadAuthenticated, InterviewPart? AskedBy = null, string? PartId = null);

/// <summary>
/// Turns payloads into parts of interviews, by the vendor's profile. Pure: no I/O, no clock; the same input gives the same result. Safe for concurrent use;
/// keeps the compiled form of each profile as long as the profile lives.
/// </summary>
public sealed class DeliveryReader
{
    private readonly ConditionalWeakTable<VendorProfile, CompiledReading> compiled = new();

    public ReadResult Read(VendorProfile profile, DeliveryToRead delivery)
    {
        var reading = compiled.GetValue(profile, of => new CompiledReading(of));
        return Guarded(reading, delivery.Body, root =>
        {
            var name = EventOf(profile.Reading.Event, root, delivery.UrlEvent, reading);
            if (!reading.Events.TryGetValue(name, out var found))
                throw new UnreadablePayload(new("unknown-event", "The vendor sent an event that the profile does not know.", profile.Reading.Event.From?.ToString(), UnreadablePayload.Cut(name), reading.Line("reading.events")));
            if (found.Rule.Ignore is { } reason) return new ReadResult.Ignored(reason);

            var source = new PartSource(delivery.DeliveryId, name, delivery.PayloadSha256, delivery.PayloadAuthenticated, delivery.ReceivedAt);
            return new ReadResult.Parts([new PartReader(reading, found, root, source).Read()]);
        });
    }

    public ReadResult ReadAnswer(VendorProfile profile, AnswerToRead answer)
    {
        var reading = compiled.GetValue(profile, of => new CompiledReading(of));
        return Guarded(reading, answer.Body, root =>
        {
            if (!reading.Details.TryGetValue(answer.Call, out var found))
                throw new UnreadablePayload(new("unknown-call", "The profile does not say how to read the answer of this call.", null, answer.Call, reading.Line("reading.details")));
            if (found.Rule.Ignore is { } reason) return new ReadResult.Ignored(reason);

            var partId = answer.PartId ?? $"{answer.AskedBy?.PartId ?? throw new ArgumentException("A catch-up names the part.", nameof(answer))}/{answer.Call}";
            var name = answer.AskedBy is null ? answer.Call : $"{answer.AskedBy.Provenance.Event}/{answer.Call}";
            var source = new PartSource(partId, name, answer.PayloadSha256, answer.PayloadAuthenticated, answer.ReceivedAt, answer.AskedBy);
            return new ReadResult.Parts([new PartReader(reading, found, root, source).Read()]);
        });
    }

    private static ReadResult Guarded(CompiledReading reading, ReadOnlyMemory<byte> body, Func<JToken, ReadResult> read)
    {
        try
        {
            return read(Payload.Parse(body.Span));
        }
        catch (JsonException malformed)
        {
            var place = malformed.LineNumber is { } line ? $" (line {line + 1}, byte {malformed.BytePositionInLine})" : "";
            return new ReadResult.Unreadable(new("bad-body", $"The body is not acceptable JSON{place}."));
        }
        catch (FormatException mistyped)
        {
            return new ReadResult.Unreadable(new("wrong-type", $"An expression can't work on the value it found: {mistyped.Message}", null, null, reading.Line("reading")));
        }
        catch (UnreadablePayload unreadable)
        {
            return new ReadResult.Unreadable(unreadable.Reason);
        }
    }

    private static string EventOf(EventSource source, JToken root, string? urlEvent, CompiledReading reading)
    {
        var line = reading.Line("reading.event");
        var name = source.FromUrl ? urlEvent : source.From?.Find(new Scope(root, root)) switch
        {
            null => null,
            JValue value => Payload.Text(value),
            var other => throw UnreadablePayload.WrongType(other, "the name of an event", other.Path, line),
        };
        return name ?? source.Default ?? throw UnreadablePayload.Missing(source.From?.ToString() ?? "URL", line);
    }
}
