using System.ComponentModel.DataAnnotations;

namespace HrHub.Azure.ServiceBus;

/// <summary>Section <c>ServiceBus</c>. The triggers read the same setting: it is the identity-based form of the connection named <c>ServiceBus</c>.</summary>
public sealed class ServiceBusOptions
{
    /// <summary>Host name of the namespace, for example <c>hrhub.servicebus.windows.net</c>; access is by identity, never by a key.</summary>
    [Required, RegularExpression("^[a-z][a-z0-9-]+(\\.[a-z0-9-]+)+$", ErrorMessage = "ServiceBus:FullyQualifiedNamespace is a host name, not a connection string.")]
    public required string FullyQualifiedNamespace { get; init; }

    /// <summary>Connection string of the local emulator. Empty: the namespace, under the app's own identity, which is the only way to a real one. The triggers read the emulator's from a setting named <c>ServiceBus</c>.</summary>
    [RegularExpression("^(.*UseDevelopmentEmulator=true.*)?$", ErrorMessage = "ServiceBus:EmulatorConnection is for the emulator only.")]
    public string EmulatorConnection { get; init; } = "";
}
