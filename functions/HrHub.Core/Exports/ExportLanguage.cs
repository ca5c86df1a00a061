using HrHub.Core.Records.Search;

namespace HrHub.Core.Exports;

/// <summary>The languages in which files are written.</summary>
public enum ExportLanguage { Zh, En }

/// <summary>Choosing between the two forms of a text.</summary>
public static class ExportLanguages
{
    public static string In(this Label label, ExportLanguage language) => language is ExportLanguage.Zh ? label.Zh : label.En;
}
