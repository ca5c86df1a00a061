using System.Security.Cryptography;
using System.Text;
using HrHub.EmbeddedWorker.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace HrHub.EmbeddedWorker.Http;

/// <summary>Checks the key of a request: header <c>x-functions-key</c> or query parameter <c>code</c>. Without a configured key nobody gets in.</summary>
internal sealed class FunctionKeys(EmbeddedWorkerOptions options)
{
    // Hashes have one length, so that comparing them tells nothing about the length of a key.
    private readonly byte[][] _function = [.. options.FunctionKeys.Concat(options.AdminKeys).Where(key => key.Length > 0).Select(HashOf)];
    private readonly byte[][] _admin = [.. options.AdminKeys.Where(key => key.Length > 0).Select(HashOf)];

    public bool Opens(AuthorizationLevel level, HttpRequest request) => level switch
    {
        AuthorizationLevel.Anonymous => true,
        AuthorizationLevel.Function => IsAmong(_function, request),
        _ => IsAmong(_admin, request),
    };

    private static bool IsAmong(byte[][] keys, HttpRequest request)
    {
        var given = request.Headers["x-functions-key"].ToString();
        if (given.Length == 0) given = request.Query["code"].ToString();
        if (given.Length == 0) return false;
        var hash = HashOf(given);
        var found = false;
        foreach (var key in keys) found |= CryptographicOperations.FixedTimeEquals(key, hash);
        return found;
    }

    private static byte[] HashOf(string key) => SHA256.HashData(Encoding.UTF8.GetBytes(key));
}
