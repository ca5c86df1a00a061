using System.Net;
using System.Net.Http.Headers;

namespace HrHub.Core.Media.Download;

/// <summary>What one download needs to know besides its link.</summary>
public sealed record DownloadContext(SafeHttp Http, IReadOnlyList<string> Hosts, DownloadOptions Options, TimeProvider Clock);

/// <summary>
/// The bytes of one resource from an offset on, as one run: a broken connection is taken up where it broke, with Range and If-Range. Where the source
/// changed meanwhile, or can't prove that it did not, the read fails with <see cref="SourceChangedException"/>.
/// </summary>
public sealed class RangedBytes(DownloadContext context, Uri url, long from, long? until = null, string? validator = null) : IMediaBytes
{
    private readonly long _from = from;
    private readonly long? _until = until;
    private Uri? _final;
    private HttpResponseMessage? _response;
    private Stream? _body;
    private long _position = from;
    private long? _end = until;
    private long _progressed = from;
    private int _failures;

    /// <summary>Known after the first read: see <see cref="Download.Validator"/>.</summary>
    public string? Validator { get; private set; } = validator;

    /// <summary>Known after the first read.</summary>
    public string? ContentType { get; private set; }

    /// <summary>Where redirects led: known after the first read.</summary>
    public Uri FinalUrl => _final ?? url;

    /// <summary>Offset at which the bytes end; null until known, or where the server does not say.</summary>
    public long? End => _end;

    public async ValueTask<int> Read(Memory<byte> buffer, CancellationToken ct)
    {
        while (true)
        {
            try
            {
                if (_position == _end) return 0;
                var body = _body ??= await Connect(ct);
                if (_end is { } end) buffer = buffer[..(int)Math.Min(buffer.Length, end - _position)];
                var count = await InTime(token => body.ReadAsync(buffer, token).AsTask(), ct);
                if (count == 0 && _position < _end) throw new IOException("The connection ended early.");
                return Advance(count);
            }
            catch (Exception broken) when (broken is IOException or HttpRequestException or TimeoutException && _failures < context.Options.Reconnects)
            {
                Drop();
                await Task.Delay(TimeSpan.FromSeconds(context.Options.ReconnectSeconds * (1 << _failures++)), context.Clock, ct);
            }
        }
    }

    /// <summary>Connects without reading, so that <see cref="End"/> is known where the server says it.</summary>
    public async Task Peek(CancellationToken ct) => _body ??= await Connect(ct);

    public void Dispose() => Drop();

    private int Advance(int count)
    {
        _position += count;
        if (_position > context.Options.MaxBytes) throw TooLarge();
        if (_position - _progressed >= 1 << 20) (_progressed, _failures) = (_position, 0);
        return count;
    }

    private async Task<Stream> Connect(CancellationToken ct)
    {
        var goesOn = _position > 0 && _position > _from;
        if (goesOn && Validator is null) throw new SourceChangedException("The connection broke, and the source has no strong validator to go on by.");

        var response = await InTime(token => context.Http.Get(url, context.Hosts, AskForRange, token), ct);
        try
        {
            Judge(response);
            Accept(response);
            return (_response = response).Content.ReadAsStream(ct);
        }
        catch
        {
            response.Dispose();
            throw;
        }
    }

    private void AskForRange(HttpRequestMessage request)
    {
        if (_position == 0 && _until is null) return;
        request.Headers.Range = new RangeHeaderValue(_position, _until - 1);
        if (Validator is not null) request.Headers.IfRange = Download.Validator.ToIfRange(Validator);
    }

    private void Judge(HttpResponseMessage response)
    {
        switch (response.StatusCode)
        {
            case HttpStatusCode.PartialContent when response.Content.Headers.ContentRange?.From == _position:
            case HttpStatusCode.OK when _position == 0 && _until is null:
                return;
            case HttpStatusCode.OK when Validator is null:
                throw new MediaRefusedException(Refusal.NoRanges, "The server does not serve byte ranges.");
            case HttpStatusCode.OK or HttpStatusCode.PartialContent or HttpStatusCode.RequestedRangeNotSatisfiable:
                throw new SourceChangedException("The source no longer serves the rest of what was begun.");
            case HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden or HttpStatusCode.Gone:
                throw new LinkExpiredException((int)response.StatusCode);
            default:
                throw new MediaNotReadyException($"The link was answered with {(int)response.StatusCode}.");
        }
    }

    private void Accept(HttpResponseMessage response)
    {
        if (response.Content.Headers.ContentEncoding.Any(encoding => !encoding.Equals("identity", StringComparison.OrdinalIgnoreCase)))
            throw new MediaRefusedException(Refusal.EncodedContent, "The server compressed what was asked for as it is.");
        var found = Download.Validator.Of(response);
        if (Validator is not null && found is not null && found != Validator) throw new SourceChangedException("The source changed.");

        Validator ??= found;
        _final = response.RequestMessage!.RequestUri!;
        ContentType = response.Content.Headers.ContentType?.MediaType;
        var end = response.Content.Headers.ContentRange?.Length is { } total && _until is null ? total
            : response.Content.Headers.ContentLength is { } length ? _position + length : (long?)null;
        if (_end is not null && end is not null && _end != end) throw new SourceChangedException("The source has another length now.");
        _end ??= end;
        if (_end > context.Options.MaxBytes) throw TooLarge();
    }

    private MediaRefusedException TooLarge() => new(Refusal.TooLarge, $"The item is over the limit of {context.Options.MaxBytes} bytes.");

    private async Task<T> InTime<T>(Func<CancellationToken, Task<T>> step, CancellationToken ct)
    {
        using var idle = new CancellationTokenSource(TimeSpan.FromSeconds(context.Options.IdleSeconds), context.Clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(ct, idle.Token);
        try
        {
            return await step(either.Token);
        }
        catch (OperationCanceledException) when (idle.IsCancellationRequested && !ct.IsCancellationRequested)
        {
            throw new TimeoutException("The source was silent for too long.");
        }
    }

    private void Drop()
    {
        _body?.Dispose();
        _response?.Dispose();
        (_body, _response) = (null, null);
    }
}
