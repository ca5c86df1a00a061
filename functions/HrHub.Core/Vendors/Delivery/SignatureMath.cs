using System.Security.Cryptography;
using Org.BouncyCastle.Math.EC.Rfc8032;

namespace HrHub.Core.Vendors.Delivery;

/// <summary>HMAC (RFC 2104) and Ed25519 (RFC 8032) over bytes in pieces, so that a body is never copied to be signed.</summary>
public static class SignatureMath
{
    /// <summary>The HMAC of the pieces put together.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not an HMAC algorithm.</exception>
    public static byte[] Hmac(SignatureAlgorithm algorithm, ReadOnlySpan<byte> key, ReadOnlySpan<ReadOnlyMemory<byte>> parts)
    {
        var hash = algorithm switch
        {
            SignatureAlgorithm.Sha1 => HashAlgorithmName.SHA1,
            SignatureAlgorithm.Sha256 => HashAlgorithmName.SHA256,
            SignatureAlgorithm.Sha512 => HashAlgorithmName.SHA512,
            _ => throw new ArgumentOutOfRangeException(nameof(algorithm)),
        };
        if (parts.Length == 1) return CryptographicOperations.HmacData(hash, key, parts[0].Span);

        using var mac = IncrementalHash.CreateHMAC(hash, key);
        foreach (var part in parts) mac.AppendData(part.Span);
        return mac.GetHashAndReset();
    }

    internal static bool Verifies(SignatureAlgorithm algorithm, byte[] key, ReadOnlyMemory<byte>[] parts, byte[][] signatures)
    {
        if (signatures.Length == 0) return false;
        if (algorithm is SignatureAlgorithm.Ed25519) return VerifiesEd25519(key, parts, signatures);

        var expected = Hmac(algorithm, key, parts);
        var right = false;
        foreach (var signature in signatures) right |= CryptographicOperations.FixedTimeEquals(expected, signature);
        return right;
    }

    private static bool VerifiesEd25519(byte[] publicKey, ReadOnlyMemory<byte>[] parts, byte[][] signatures)
    {
        if (publicKey.Length != Ed25519.PublicKeySize) return false;
        byte[] message = [.. parts.SelectMany(part => part.ToArray())];
        return signatures.Any(signature => signature.Length == Ed25519.SignatureSize
            && Ed25519.Verify(signature, 0, publicKey, 0, message, 0, message.Length));
    }
}
