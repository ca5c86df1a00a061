using HrHub.Core.Access;
using HrHub.Core.Audit;
using HrHub.Core.Keys;

namespace HrHub.Local.Keys;

/// <summary>Makes a new root key file beside the old one. With Key Vault this is a new version of the key, named in settings.</summary>
public sealed class RotateRootKey(FileRootKey root, IAuditLog audit)
{
    /// <returns>Id of the new root key.</returns>
    public async Task<string> Handle(Caller by, CancellationToken ct)
    {
        var id = root.Rotate();
        await audit.Append(RotateKeys.Rotated(by, id, "root"), ct);
        return id;
    }
}
