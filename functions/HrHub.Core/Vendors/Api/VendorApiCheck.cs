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
        if (rules.Refresh is not { } refresh) yield break;
        if (!rules.Calls.TryGetValue(refresh.Call, out var again))
            yield return new("api.refresh.call", $"\"{refresh.Call}\" is none of {string.Join(", ", rules.Calls.Keys)}");
        else if (!again.Query.Values.Prepend(again.Path).SelectMany(ApiTemplate.Names).Contains(refresh.Id))
            yield return new("api.refresh.id", $"\"{refresh.Id}\" is no variable of the call \"{refresh.Call}\"");
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
