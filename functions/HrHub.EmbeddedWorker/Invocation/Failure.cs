using System.Text;

namespace HrHub.EmbeddedWorker.Invocation;

/// <summary>
/// What may be kept and logged of an exception: types and stack, never messages. The message of an exception from a parser, a client or a store may quote what it was given, and that
/// may be a person's data or a signed link.
/// </summary>
internal static class Failure
{
    public static string Type(Exception failure) => failure.GetType().FullName ?? failure.GetType().Name;

    /// <summary>Types from the outside in, each with where it was thrown.</summary>
    public static string Describe(Exception failure)
    {
        var text = new StringBuilder();
        for (var at = failure; at is not null; at = at.InnerException)
        {
            if (text.Length > 0) text.Append(" <- ");
            text.Append(Type(at)).Append(FirstFrame(at));
        }
        return text.ToString();
    }

    /// <summary>The same with whole stacks, for the log.</summary>
    public static string Trace(Exception failure)
    {
        var text = new StringBuilder();
        for (var at = failure; at is not null; at = at.InnerException) text.Append(Type(at)).Append('\n').Append(at.StackTrace).Append('\n');
        return text.ToString();
    }

    private static string FirstFrame(Exception failure)
        => failure.TargetSite is { DeclaringType: { } type } method ? $" in {type.FullName}.{method.Name}" : "";
}
