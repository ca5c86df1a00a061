using System.Buffers.Binary;

namespace HrHub.TestKit.Media;

/// <summary>Programs that stand in for ffmpeg, so that tests of what surrounds it run without it. Each writes down beside itself how it was called.</summary>
/// <param name="folder">Where the program is.</param>
public sealed class StandInTool(TempFolder folder)
{
    /// <summary>Eight by eight grey pixels.</summary>
    private const string Jpeg = "/9j/4AAQSkZJRgABAgAAAQABAAD//gAQTGF2YzU5LjM3LjEwMAD/2wBDAAgEBAQEBAUFBQUFBQYGBgYGBgYGBgYGBgYHBwcICAgHBwcGBgcHCAgICAkJCQgICAgJCQoKCgwMCwsODg4RERT/xAGiAAABBQEBAQEBAQAAAAAAAAAAAQIDBAUGBwgJCgsBAAMBAQEBAQEBAQEAAAAAAAABAgMEBQYHCAkKCxAAAgEDAwIEAwUFBAQAAAF9AQIDAAQRBRIhMUEGE1FhByJxFDKBkaEII0KxwRVS0fAkM2JyggkKFhcYGRolJicoKSo0NTY3ODk6Q0RFRkdISUpTVFVWV1hZWmNkZWZnaGlqc3R1dnd4eXqDhIWGh4iJipKTlJWWl5iZmqKjpKWmp6ipqrKztLW2t7i5usLDxMXGx8jJytLT1NXW19jZ2uHi4+Tl5ufo6erx8vP09fb3+Pn6EQACAQIEBAMEBwUEBAABAncAAQIDEQQFITEGEkFRB2FxEyIygQgUQpGhscEJIzNS8BVictEKFiQ04SXxFxgZGiYnKCkqNTY3ODk6Q0RFRkdISUpTVFVWV1hZWmNkZWZnaGlqc3R1dnd4eXqCg4SFhoeIiYqSk5SVlpeYmZqio6Slpqeoqaqys7S1tre4ubrCw8TFxsfIycrS09TV1tfY2dri4+Tl5ufo6ery8/T19vf4+fr/wAARCAAIAAgDASIAAhEAAxEA/9oADAMBAAIRAxEAPwAooooA/9k=";

    public string Path => folder.File("tool");

    /// <summary>One line per run: the process id, then the arguments.</summary>
    public string[] Runs => File.Exists(folder.File("runs")) ? File.ReadAllLines(folder.File("runs")) : [];

    /// <summary>Names of the variables that the last run found in its environment.</summary>
    public IEnumerable<string> Environment => File.ReadAllLines(folder.File("environment")).Select(line => line.Split('=')[0]);

    /// <summary>An MP4 by its boxes: nothing in it could be played.</summary>
    public static byte[] Video { get; } = [.. Box("ftyp", "isom\0\0\0\0isom"u8), .. Box("moov", Box("mvhd", new byte[100])), .. Box("mdat", "MARK-PICTURES-OF-A-PERSON"u8)];

    /// <summary>Takes the whole video, and answers with a still, or with what has the form of an excerpt.</summary>
    public StandInTool Answering() => Write($"""
        /bin/cat >/dev/null
        case "$*" in
          *mjpeg*) echo {Jpeg} | /usr/bin/base64 -d ;;
          *) printf '\0\0\0\010ftyp\0\0\0\010moof' ;;
        esac
        """);

    /// <summary>Reads nothing, says nothing, and lets another program wait in its place.</summary>
    public StandInTool Hanging() => Write("/bin/sleep 600\nexit 0");

    /// <summary>Ends at once, without having read anything.</summary>
    public StandInTool Failing() => Write("exit 3");

    /// <summary>Writes for ever.</summary>
    public StandInTool Endless() => Write("exec /bin/cat /dev/zero");

    private StandInTool Write(string script)
    {
        File.WriteAllText(Path, $"#!/bin/sh\necho \"$$ $*\" >> '{folder.File("runs")}'\n/usr/bin/env > '{folder.File("environment")}'\n{script}\n");
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(Path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        return this;
    }

    private static byte[] Box(string type, ReadOnlySpan<byte> content)
    {
        var box = new byte[8 + content.Length];
        BinaryPrimitives.WriteInt32BigEndian(box, box.Length);
        System.Text.Encoding.ASCII.GetBytes(type, box.AsSpan(4));
        content.CopyTo(box.AsSpan(8));
        return box;
    }
}
