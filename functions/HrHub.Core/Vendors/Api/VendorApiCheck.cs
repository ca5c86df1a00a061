namespace HrHub.Core.Vendors.Api;

/// <summary>Finds what is wrong with the <c>api</c> section of a profile.</summary>
internal static class VendorApiCheck
{
    public static IEnumerable<ProfileError> Of(VendorApiRules rules)
    {
        if (ApiAddress.Problem(rules.BaseUrl) is { } address) yield return new("api.baseUrl", address);
        foreach (var error in Authentication(rules.Authentication)) yield return error;
        foreach (var (name, call) in rules.Calls)
            foreach (var error in Call(ProfilePath.Member("api.calls", name), call)) yield return error;

        if (rules.Calls.TryGetValue("list", out var list) && list.Item is null)
            yield return new("api.calls.list.item", "missing: an item of a list must be turned into an event of this vendor");
        foreach (var (name, call) in rules.Calls.Where(pair => pair.Value.Delete && pair.Key != rules.Erase?.Call && pair.Key != rules.Cancel?.Call))
            yield return new(ProfilePath.Member("api.calls", name) + ".delete", "only the calls that api.erase and api.cancel name may delete");
        if (rules.Refresh is { } refresh)
            foreach (var error in Named(rules, "api.refresh", refresh.Call, refresh.Id)) yield return error;
        if (rules.Follow is { } follow)
            foreach (var error in Named(rules, "api.follow", follow.Call, follow.Id)) yield return error;
        string?[] making = [rules.Invite?.Call, rules.Model?.Call];
        foreach (var (name, call) in rules.Calls.Where(pair => pair.Value.Send is not null))
        {
            var path = ProfilePath.Member("api.calls", name);
            if (!making.Contains(name)) yield return new($"{path}.send", "only the calls that api.invite and api.model name may send");
            if (call.Delete || call.GraphQl is not null || call.Paging is not null) yield return new($"{path}.send", "goes with neither delete nor graphQl nor paging");
        }
        foreach (var (name, call) in rules.Calls.Where(pair => pair.Value is { Idempotency: not null, Send: null })) yield return new(ProfilePath.Member("api.calls", name) + ".idempotency", "goes with send");
        foreach (var (rule, call) in (IEnumerable<(string, string?)>)[("invite", rules.Invite?.Call), ("model", rules.Model?.Call)])
            if (call is not null && rules.Calls.GetValueOrDefault(call)?.Send is null) yield return new($"api.{rule}.call", $"\"{call}\" is no call that sends");
        foreach (var (path, rule) in (IEnumerable<(string, EraseRule?)>)[("api.erase", rules.Erase), ("api.cancel", rules.Cancel)])
        {
            if (rule is null) continue;
            foreach (var error in Named(rules, path, rule.Call, rule.Id)) yield return error;
            if (rules.Calls.TryGetValue(rule.Call, out var deleting) && !deleting.Delete) yield return new($"{path}.call", $"\"{rule.Call}\" does not delete");
        }
    }

    private static IEnumerable<ProfileError> Named(VendorApiRules rules, string path, string call, string id)
    {
        if (!rules.Calls.TryGetValue(call, out var named))
            yield return new($"{path}.call", $"\"{call}\" is none of {string.Join(", ", rules.Calls.Keys)}");
        else if (!named.Query.Values.Prepend(named.Path).SelectMany(ApiTemplate.Names).Contains(id))
            yield return new($"{path}.id", $"\"{id}\" is no variable of the call \"{call}\"");
    }

    private static IEnumerable<ProfileError> Authentication(ApiAuthentication? authentication)
    {
        if (authentication is null) yield break;
        if ((authentication.Kind == ApiAuthenticationKind.Header) != (authentication.Header is not null))
            yield return new("api.authentication.header", "goes with kind \"header\", and only with it");
        if ((authentication.Kind == ApiAuthenticationKind.ClientCredentials) != (authentication.TokenPath is not null))
            yield return new("api.authentication.tokenPath", "goes with kind \"clientCredentials\", and only with it");
        if (authentication.TokenPath is { } path && !path.StartsWith('/'))
            yield return new("api.authentication.tokenPath", $"\"{path}\" does not start with a slash");
    }

    private static IEnumerable<ProfileError> Call(string path, ApiCall call)
    {
        if (!call.Path.StartsWith('/')) yield return new($"{path}.path", $"\"{call.Path}\" does not start with a slash");
        if (call.Path.AsSpan().IndexOfAny('?', '#') >= 0) yield return new($"{path}.path", "holds a query: use \"query\"");
        foreach (var (where, text) in call.Query.Select(pair => ($"query.{pair.Key}", pair.Value)).Prepend(("path", call.Path)))
            if (ApiTemplate.IsMalformed(text)) yield return new($"{path}.{where}", $"\"{text}\" has a brace that belongs to no variable");
        foreach (var status in call.NotReady.Where(status => status is < 200 or > 499))
            yield return new($"{path}.notReady", $"{status} is not between 200 and 499");
        if (call.Paging is not { } paging) yield break;

        if (paging.Kind != PagingKind.Link && paging.Parameter is null) yield return new($"{path}.paging.parameter", "missing");
        if ((paging.Kind == PagingKind.Cursor) != (paging.Next is not null)) yield return new($"{path}.paging.next", "goes with kind \"cursor\", and only with it");
        if (paging.Kind == PagingKind.Link && call.GraphQl is not null) yield return new($"{path}.paging.kind", "\"link\" can't be used with GraphQL");
    }
}
