using System.Text.RegularExpressions;

namespace HrHub.Core.Vendors.Reading;

/// <summary>
/// Which paths a JMESPath expression reads, found from its text: the engine does not show its syntax tree. Follows every branch,
/// so that a path counts as read when any branch reads it.
/// </summary>
internal sealed partial class ExpressionReads
{
    private readonly string[] tokens;
    private int at;

    /// <summary>A pipe ends a projection: the brackets behind it pick from what the projection gathered, which are these very nodes.</summary>
    private bool piped;

    private ExpressionReads(string query) => tokens = [.. Token().Matches(query).Select(match => match.Value)];

    /// <param name="query">Valid JMESPath.</param>
    /// <param name="from">Where it starts.</param>
    /// <returns>Where its value comes from.</returns>
    public static IReadOnlyList<KnownPaths> Mark(string query, IReadOnlyList<KnownPaths> from) => new ExpressionReads(query).Pipe(from);

    private string Next => at < tokens.Length ? tokens[at] : "";

    private List<KnownPaths> Pipe(IReadOnlyList<KnownPaths> from)
    {
        var reached = Operands(from);
        while (Take("|"))
        {
            piped = true;
            reached = Operands(reached);
            piped = false;
        }

        return reached;
    }

    private List<KnownPaths> Operands(IReadOnlyList<KnownPaths> from)
    {
        var reached = new List<KnownPaths>(Operand(from));
        while (Next is "||" or "&&" or "==" or "!=" or "<" or ">" or "<=" or ">=" or "+" or "-" or "/" or "%")
        {
            at++;
            reached.AddRange(Operand(from));
        }

        return reached;
    }

    private List<KnownPaths> Operand(IReadOnlyList<KnownPaths> from)
    {
        if (Take("!") || Take("&")) return Operand(from);
        var reached = Step(from);
        while (true)
        {
            if (Take(".")) reached = Step(reached);
            else if (Next is "[" or "[]" or "[?") reached = Bracket(reached);
            else return reached;
        }
    }

    private List<KnownPaths> Step(IReadOnlyList<KnownPaths> from)
    {
        if (Next is "[" or "[]" or "[?") return Bracket(from);
        var token = tokens[at++];
        switch (token)
        {
            case "(":
                var inner = Pipe(from);
                Take(")");
                return inner;
            case "@":
                return [.. from];
            case "*":
                return Into(from, KnownPaths.Members);
            case "{":
                while (!Take("}"))
                {
                    at += 2;
                    Whole(Pipe(from));
                    Take(",");
                }

                return [];
        }

        if (token[0] is '\'' or '`' || !(char.IsLetter(token[0]) || token[0] is '_' or '"')) return [];
        return Take("(") ? Arguments(from) : Into(from, token.Trim('"'));
    }

    /// <summary>The value of a function comes from its arguments; an argument written with &amp; is applied to the elements of the others.</summary>
    private List<KnownPaths> Arguments(IReadOnlyList<KnownPaths> from)
    {
        var reached = new List<KnownPaths>();
        var applied = new List<int>();
        while (!Take(")"))
        {
            if (Next == "&") applied.Add(at);
            reached.AddRange(Next == "&" ? Operands([]) : Pipe(from));
            Take(",");
        }

        var end = at;
        var elements = Into(reached, KnownPaths.Elements);
        foreach (var start in applied)
        {
            at = start;
            Whole(Operands(elements));
        }

        at = end;
        return reached;
    }

    private List<KnownPaths> Bracket(IReadOnlyList<KnownPaths> from)
    {
        var elements = Into(from, KnownPaths.Elements);
        if (piped) elements.AddRange(from);
        piped = false;
        var token = tokens[at++];
        if (token == "[]") return elements;
        if (token == "[?")
        {
            Whole(Pipe(elements));
            Take("]");
            return elements;
        }

        if (Next == "*" || Next == ":" || char.IsDigit(Next[^1]))
        {
            while (!Take("]")) at++;
            return elements;
        }

        while (!Take("]"))
        {
            Whole(Pipe(from));
            Take(",");
        }

        return [];
    }

    private bool Take(string token)
    {
        if (Next != token) return false;
        at++;
        return true;
    }

    private static List<KnownPaths> Into(IReadOnlyList<KnownPaths> from, string name) => [.. from.Select(node => node.Below(name))];

    private static void Whole(List<KnownPaths> reached)
    {
        foreach (var node in reached) node.Whole = true;
    }

    [GeneratedRegex("""
        "(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|`(?:[^`\\]|\\.)*`|\[\?|\[\]|\|\||&&|[!=<>]=|[A-Za-z_][A-Za-z0-9_]*|-?\d+|[^\s]
        """, RegexOptions.ExplicitCapture)]
    private static partial Regex Token();
}
