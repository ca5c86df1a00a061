using System.Globalization;
using System.Text.RegularExpressions;

namespace HrHub.Core.Records.Search;

/// <summary>What one keyword of a free form means.</summary>
internal static partial class Keyword
{
    private const RegexOptions Options = RegexOptions.CultureInvariant | RegexOptions.IgnoreCase;

    /// <param name="keyword">Without spaces around it, in narrow characters.</param>
    /// <param name="known">Comes first: a batch may be called like a month.</param>
    /// <param name="now">Which year a month without one belongs to.</param>
    /// <param name="offset">By how much the bank's clock is ahead of UTC.</param>
    public static SearchCriteria Read(string keyword, KnownValues known, DateTimeOffset now, TimeSpan offset)
        => known.Find(keyword) ?? Score(keyword) ?? Time(keyword, DateOnly.FromDateTime(now.ToOffset(offset).DateTime), offset) ?? SearchWords.Find(keyword) ?? Identifier(keyword)
            // A name has no digits: what has some and is not known is the name of a batch that is not there.
            ?? (keyword.Any(char.IsAsciiDigit) ? new() { Batch = keyword } : new() { Name = keyword });

    private static SearchCriteria? Score(string keyword)
    {
        if (Between().Match(keyword) is { Success: true } range && Number(range, "min") is { } min && Number(range, "max") is { } max && min <= max) return new() { MinScore = min, MaxScore = max };
        if (More().Match(keyword) is { Success: true } more && Number(more, "n") is { } over && over < 100) return new() { MinScore = Math.BitIncrement(over) };
        if (Less().Match(keyword) is { Success: true } less && Number(less, "n") is { } under && under > 0) return new() { MaxScore = Math.BitDecrement(under) };
        if (AtMost().Match(keyword) is { Success: true } most && Number(most, "n") is { } highest) return new() { MaxScore = highest };
        return AtLeast().Match(keyword) is { Success: true } least && Number(least, "n") is { } lowest ? new() { MinScore = lowest } : null;
    }

    private static SearchCriteria? Time(string keyword, DateOnly today, TimeSpan offset)
    {
        if (keyword is "今天" or "today") return Within(SearchSpan.OfDay(today, offset));
        if (keyword is "昨天" or "yesterday") return Within(SearchSpan.OfDay(today.AddDays(-1), offset));
        if (keyword is "本月" or "这个月") return Within(SearchSpan.OfMonth(today.Year, today.Month, offset));
        if (keyword is "上月" or "上个月") return Within(SearchSpan.OfMonth(today.AddMonths(-1).Year, today.AddMonths(-1).Month, offset));
        if (keyword is "今年") return Within(SearchSpan.OfYear(today.Year, offset));
        if (Date().Match(keyword) is not { Success: true } date) return null;

        var (year, month, day) = (Part(date, "y"), Part(date, "m") ?? Part(date, "only"), Part(date, "d"));
        if (year is < 1900 or > 2999 || month is < 1 or > 12) return null;
        if (month is not { } number) return Within(SearchSpan.OfYear(year!.Value, offset));
        // A month without a year is the last one that has begun.
        var whole = year ?? (number > today.Month ? today.Year - 1 : today.Year);
        if (day is null) return Within(SearchSpan.OfMonth(whole, number, offset));
        return day >= 1 && day <= DateTime.DaysInMonth(whole, number) ? Within(SearchSpan.OfDay(new(whole, number, day.Value), offset)) : null;
    }

    private static SearchCriteria? Identifier(string keyword)
    {
        if (Email().IsMatch(keyword)) return new() { Email = keyword };
        if (NationalId().IsMatch(keyword)) return new() { NationalId = keyword };
        if (Phone().IsMatch(keyword)) return new() { Phone = keyword };
        return CandidateId().IsMatch(keyword) ? new() { CandidateId = keyword } : null;
    }

    private static SearchCriteria Within((DateTimeOffset From, DateTimeOffset To) span) => new() { From = span.From, To = span.To };

    private static double? Number(Match match, string group) => double.TryParse(match.Groups[group].ValueSpan, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && number <= 100 ? number : null;

    private static int? Part(Match match, string group) => match.Groups[group].Success ? int.Parse(match.Groups[group].ValueSpan, CultureInfo.InvariantCulture) : null;

    [GeneratedRegex(@"^(?<min>\d{1,3}(\.\d{1,4})?)分?(-|~|—|–|至|到)(?<max>\d{1,3}(\.\d{1,4})?)(分|points?)?$", Options)]
    private static partial Regex Between();

    [GeneratedRegex(@"^(>|大于|高于|超过)(?<n>\d{1,3}(\.\d{1,4})?)(分|points?)?$", Options)]
    private static partial Regex More();

    [GeneratedRegex(@"^(<|小于|低于|不足|不到)(?<n>\d{1,3}(\.\d{1,4})?)(分|points?)?$", Options)]
    private static partial Regex Less();

    [GeneratedRegex(@"^((<=|=<|≤|至多|不高于|不超过)(?<n>\d{1,3}(\.\d{1,4})?)(分|points?)?|(?<n>\d{1,3}(\.\d{1,4})?)(分|points?)?(以下|及以下|以内))$", Options)]
    private static partial Regex AtMost();

    [GeneratedRegex(@"^((>=|=>|≥|至少|不低于|不小于)(?<n>\d{1,3}(\.\d{1,4})?)(分|points?)?|(?<n>\d{1,3}(\.\d{1,4})?)(分|points?)?(以上|及以上|起)?)$", Options)]
    private static partial Regex AtLeast();

    [GeneratedRegex(@"^((?<y>\d{4})年?|(?<y>\d{4})([-/.](?<m>\d{1,2})|年(?<m>\d{1,2})月份?)|(?<y>\d{4})([-/.](?<m>\d{1,2})[-/.](?<d>\d{1,2})|年(?<m>\d{1,2})月(?<d>\d{1,2})[日号])|(?<only>\d{1,2})月份?)$", Options)]
    private static partial Regex Date();

    [GeneratedRegex(@"^[^@\s]+@[^@\s]+\.[^@\s]+$", Options)]
    private static partial Regex Email();

    [GeneratedRegex(@"^\d{17}[\dX]$", Options)]
    private static partial Regex NationalId();

    [GeneratedRegex(@"^(86)?1\d{10}$", Options)]
    private static partial Regex Phone();

    [GeneratedRegex(@"^cand-[0-9a-z-]+$", Options)]
    private static partial Regex CandidateId();
}
