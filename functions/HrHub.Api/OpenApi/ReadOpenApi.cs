using System.Text.Json;
using HrHub.Core.Canonical;

namespace HrHub.Api.OpenApi;

/// <summary>The OpenAPI 3.1 document of this API, derived from the functions and records that answer, so that it can't say anything else.</summary>
public sealed class ReadOpenApi
{
    private readonly Lazy<byte[]> _document = new(() => JsonSerializer.SerializeToUtf8Bytes(ApiDocument.Write(), CanonicalJson.Options));

    /// <returns>JSON; the same for as long as the process lives.</returns>
    public ReadOnlyMemory<byte> Handle() => _document.Value;
}
