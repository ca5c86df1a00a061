using HrHub.Core;
using HrHub.Core.Access;
using HrHub.Core.Canonical;
using HrHub.Core.Operations;
using Microsoft.AspNetCore.Http;

namespace HrHub.Api.Operations;

/// <summary>The hub's health in one month, as JSON or as a page for people, in Chinese or English.</summary>
public sealed class ReadHealthReport(LoadHealth load)
{
    /// <summary>How it is answered.</summary>
    /// <param name="Markdown">A page for people instead of JSON.</param>
    /// <param name="Chinese">In Chinese instead of English.</param>
    public sealed record Form(bool Markdown, bool Chinese);

    /// <summary>Query parameters: <c>format</c> (<c>json</c>, <c>markdown</c>), <c>lang</c> (<c>zh-CN</c>, <c>en</c>; by default what the request accepts first).</summary>
    public static Outcome<Form> Parse(HttpRequest request)
    {
        foreach (var name in request.Query.Keys)
            if (name is not ("format" or "lang")) return HubError.BadRequest(name);
        var (format, language) = (request.Query["format"].ToString(), request.Query["lang"].ToString());
        if (format is not ("" or "json" or "markdown")) return HubError.BadRequest("format");
        if (language is not ("" or "zh" or "zh-CN" or "en")) return HubError.BadRequest("lang");
        var wanted = language.Length > 0 ? language : request.GetTypedHeaders().AcceptLanguage.OrderByDescending(accepted => accepted.Quality ?? 1).Select(accepted => accepted.Value.ToString()).FirstOrDefault() ?? "";
        return new Form(format == "markdown", wanted.StartsWith("zh", StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>The report in the form that was asked for.</summary>
    public sealed record Answer(MonthlyHealth Health, Form Form)
    {
        internal IResult ToResult() => Form.Markdown
            ? Results.Text(HealthPage.Of(Health, Form.Chinese ? HealthWording.Chinese : HealthWording.English), "text/markdown; charset=utf-8")
            : Results.Json(Health, CanonicalJson.Options);
    }

    /// <param name="month">As <c>2026-11</c>.</param>
    /// <param name="form">How it is answered.</param>
    /// <param name="caller">Who reads.</param>
    /// <param name="ct">Cancels.</param>
    public Task<Outcome<Answer>> Handle(string month, Form form, Caller caller, CancellationToken ct)
        => load.Handle(month, "health-report", caller, ct).Then(report => Task.FromResult<Outcome<Answer>>(new Answer(MonthlyHealth.Of(report), form)));
}
