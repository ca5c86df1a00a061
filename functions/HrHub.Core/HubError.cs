namespace HrHub.Core;

/// <summary>An expected failure, from a closed list. Core knows codes; one file in each app knows HTTP.</summary>
public sealed record HubError(string Code, string Title)
{
    public static readonly HubError UnknownVendor = new("unknown-vendor", "No profile for this vendor.");
    public static readonly HubError BadSignature = new("bad-signature", "The delivery could not be authenticated.");
    public static readonly HubError BodyTooLarge = new("body-too-large", "The body is over the limit.");
    public static readonly HubError BadBody = new("bad-body", "The body is not acceptable JSON.");
    public static readonly HubError NoPull = new("no-pull", "The profile of this vendor names no list to pull.");
    public static readonly HubError Forbidden = new("forbidden", "You may not do this.");
    public static readonly HubError RunNotWaiting = new("run-not-waiting", "This run does not wait for a confirmation, or the policies have changed since.");
    public static readonly HubError AsOfInFuture = new("as-of-in-future", "Nothing may be erased before its time.");
    public static readonly HubError RotationUnderWay = new("rotation-under-way", "The last rotation of the blind index is not complete yet.");
    public static readonly HubError NotFound = new("not-found", "There is nothing here.");
}

/// <summary>The result of a use case: a value or an expected failure.</summary>
public readonly record struct Outcome<T>
{
    private Outcome(T? value, HubError? error) => (Value, Error) = (value, error);

    public T? Value { get; }
    public HubError? Error { get; }

    public static implicit operator Outcome<T>(T value) => new(value, null);
    public static implicit operator Outcome<T>(HubError error) => new(default, error);
}
