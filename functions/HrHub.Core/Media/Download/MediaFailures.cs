namespace HrHub.Core.Media.Download;

/// <summary>Why the hub does not take what a link offers, for good: stable codes that go on record.</summary>
public static class Refusal
{
    public const string BadLink = "bad-link";
    public const string NotHttps = "not-https";
    public const string WrongHost = "host-not-allowed";
    public const string PrivateAddress = "private-address";
    public const string TooManyRedirects = "too-many-redirects";
    public const string TooLarge = "too-large";
    public const string NotVideo = "not-a-video";
    public const string WrongContent = "wrong-content";
    public const string EncodedContent = "encoded-content";
    public const string NoRanges = "ranges-not-served";
    public const string HlsEncrypted = "hls-encrypted";
    public const string HlsSeparateAudio = "hls-separate-audio";
    public const string HlsMalformed = "hls-malformed";
    public const string Expired = "link-expired";
    public const string GaveUp = "retries-exhausted";
}

/// <summary>What the link offers is refused; another try would not help. The message holds no link.</summary>
/// <param name="code">One of <see cref="Refusal"/>.</param>
/// <param name="message">One sentence.</param>
public sealed class MediaRefusedException(string code, string message) : Exception(message)
{
    public string Code { get; } = code;
}

/// <summary>The vendor no longer honours the link (401, 403, 410): a fresh one may help.</summary>
public sealed class LinkExpiredException(int status) : Exception($"The link was answered with {status}.");

/// <summary>What lies behind the link is not what was begun: start again from zero.</summary>
public sealed class SourceChangedException(string why) : Exception(why);

/// <summary>Not there, or not complete yet: try again later.</summary>
public sealed class MediaNotReadyException(string why) : IOException(why);
