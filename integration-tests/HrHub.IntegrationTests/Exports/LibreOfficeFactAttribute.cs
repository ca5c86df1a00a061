namespace HrHub.IntegrationTests.Exports;

/// <summary>For machines that have LibreOffice.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class LibreOfficeFactAttribute : FactAttribute
{
    public LibreOfficeFactAttribute()
    {
        if (Environment.GetEnvironmentVariable("PATH")?.Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, "soffice"))) is not true)
            Skip = "LibreOffice is not here: apt-get install libreoffice-calc-nogui brings soffice";
    }
}
