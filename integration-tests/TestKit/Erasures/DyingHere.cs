using System.Diagnostics;

namespace HrHub.TestKit.Erasures;

/// <summary>Ends this process as a power cut does.</summary>
internal static class DyingHere
{
    public static void Now()
    {
        using var self = Process.GetCurrentProcess();
        self.Kill();
        // The signal is on its way: nothing may happen after it was sent.
        while (true) self.WaitForExit();
    }
}
