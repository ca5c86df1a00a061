namespace HrHub.Local.Sandbox.Vendors.People;

/// <summary>A person who does not exist. The address is at a domain reserved for examples (RFC 2606), the number in a range that is given to nobody.</summary>
/// <param name="Serial">Which one.</param>
/// <param name="IsChinese">Chinese, with an identity number, or English.</param>
/// <param name="FirstName">Given name.</param>
/// <param name="LastName">Family name.</param>
/// <param name="Email">Different for everybody.</param>
/// <param name="Phone">Different for everybody.</param>
/// <param name="NationalId">Chinese people only.</param>
public sealed record InventedPerson(int Serial, bool IsChinese, string FirstName, string LastName, string Email, string Phone, string? NationalId)
{
    private static readonly string[] Surnames = ["林", "苏", "沈", "顾", "陆", "叶", "白", "江", "楚", "温", "裴", "宋", "秦", "柳", "慕容", "欧阳"];
    private static readonly string[] Given = ["小", "雨", "子", "若", "清", "明", "思", "远", "文", "嘉", "星", "云", "一", "安", "宁", "书", "知", "行", "晓", "风"];
    private static readonly string[] Onsets = ["Bel", "Cor", "Dal", "Fen", "Gal", "Hal", "Jor", "Kel", "Lor", "Mar", "Nor", "Per", "Quin", "Ros", "Sel", "Tam", "Vel", "Wil"];
    private static readonly string[] Codas = ["a", "an", "ara", "by", "den", "ene", "ia", "in", "is", "o", "on", "wyn"];
    private static readonly string[] Endings = ["berry", "brook", "combe", "croft", "dale", "field", "gate", "hurst", "ley", "mere", "stead", "ton", "wick", "wood"];

    /// <summary>As the person's language writes it.</summary>
    public string Name => IsChinese ? LastName + FirstName : $"{FirstName} {LastName}".TrimEnd();

    /// <param name="seed">The same seed and serial invent the same person.</param>
    /// <param name="serial">0–999,999.</param>
    public static InventedPerson Invent(int seed, int serial)
    {
        var random = new Random(unchecked(seed * 31 + serial));
        var chinese = serial % 2 == 0;
        string Pick(string[] from) => from[random.Next(from.Length)];
        var born = new DateOnly(1985, 1, 1).AddDays(random.Next(20 * 365));
        return chinese
            ? new(serial, true, Pick(Given) + Pick(Given), Pick(Surnames), $"candidate{serial}@example.com", $"+86 120{serial:00000000}", NationalIds.Invent(born, serial))
            : new(serial, false, Pick(Onsets) + Pick(Codas), Pick(Onsets) + Pick(Endings), $"candidate{serial}@example.org", $"+1 {200 + serial / 100 % 800:000} 555 01{serial % 100:00}", null);
    }

    /// <summary>Without anything by which a person could be known, invented or not.</summary>
    public override string ToString() => $"InventedPerson({Serial})";
}
