using System.Buffers.Binary;

namespace HrHub.Local.Sandbox.Cosmos.Store;

/// <summary>The service's ids beside the names: 4 bytes for a database, 8 for a container, 16 for a document, in base 64 with a dash for the slash. The SDK decodes them.</summary>
public static class ResourceIds
{
    public static string Database(int number)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(bytes, number);
        return Text(bytes);
    }

    public static string Container(int database, int number) => Text(ContainerBytes(database, number));

    public static string Document(int database, int container, long number)
    {
        var bytes = new byte[16];
        ContainerBytes(database, container).CopyTo(bytes, 0);
        BinaryPrimitives.WriteInt64LittleEndian(bytes.AsSpan(8), number);
        return Text(bytes);
    }

    private static byte[] ContainerBytes(int database, int number)
    {
        var bytes = new byte[8];
        BinaryPrimitives.WriteInt32BigEndian(bytes, database);
        BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(4), number);
        // The high bit tells a container from a user.
        bytes[4] |= 0x80;
        return bytes;
    }

    private static string Text(byte[] bytes) => Convert.ToBase64String(bytes).Replace('/', '-');
}
