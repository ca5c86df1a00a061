using System.Runtime.InteropServices;

namespace HrHub.Local.Sandbox.Vendors.Media;

/// <summary>Bytes that look random and depend only on seed and position (the mixing function of SplitMix64, Steele, Lea and Flood 2014).</summary>
internal static class Noise
{
    public static void Fill(uint seed, long offset, Span<byte> into)
    {
        var start = ((ulong)seed << 40) ^ 0x9E3779B97F4A7C15;
        for (; into.Length > 0 && offset % 8 != 0; offset++, into = into[1..]) into[0] = Byte(start, offset);

        var words = MemoryMarshal.Cast<byte, ulong>(into);
        var first = (ulong)offset / 8;
        for (var i = 0; i < words.Length; i++) words[i] = Mix(start + (first + (ulong)i) * 0x9E3779B97F4A7C15);

        for (var i = words.Length * 8; i < into.Length; i++) into[i] = Byte(start, offset + i);
    }

    private static byte Byte(ulong start, long offset) => (byte)(Mix(start + (ulong)offset / 8 * 0x9E3779B97F4A7C15) >> (int)(offset % 8 * 8));

    private static ulong Mix(ulong z)
    {
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
