using System.Net;
using HrHub.Core;
using HrHub.Core.Access;
using HrHub.Core.Audit;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;

namespace HrHub.Api.Access;

/// <summary>Who is calling: from a valid bearer token, by the mapping of the settings.</summary>
public sealed partial class ReadCaller(ValidateToken validate, StaffDirectory directory, IAuditLog audit, IOptions<AccessOptions> options, ILogger<ReadCaller> log)
{
    /// <summary>The capacity in which somebody with a valid token and none of our roles is on record.</summary>
    private const Role NoRole = Role.System;

    /// <param name="request">With its <c>Authorization</c> header.</param>
    /// <param name="wanted">Somebody of several roles acts in the one that holds this right. Whether the caller may use it is the use case's question.</param>
    /// <param name="ct">Cancels.</param>
    public async Task<Outcome<Caller>> Handle(HttpRequest request, Right wanted, CancellationToken ct)
    {
        var remote = request.HttpContext.Connection.RemoteIpAddress;
        if (Bearer(request) is not { } token || (await validate.Handle(token, remote is not null && IPAddress.IsLoopback(remote))).Value is not { Subject.Length: > 0 } valid)
        {
            LogRefused(wanted);
            return HubError.Unauthenticated;
        }

        // What follows is about people, or says who may see what: no cache keeps it.
        request.HttpContext.Response.Headers.CacheControl = "no-store";
        var roles = Roles(valid);
        var role = Permissions.Of(wanted).FirstOrDefault(roles.Contains, roles.FirstOrDefault(NoRole));
        var caller = role is Role.Candidate
            ? new Caller(Claims(valid, options.Value.CandidateClaim).Single(), role, "network")
            : new Caller(valid.Subject, role, remote?.ToString() ?? "unknown") { Sight = SightOf(role, valid), Scopes = ScopesOf(role, valid) };
        if (roles.Count == 0) return await Refuse(caller, HubError.Forbidden, wanted, ct);
        // A second factor is asked of people who see others' data (RFC 8176: amr); candidates see their own, systems have none.
        return role is Role.Candidate or Role.System || Claims(valid, "amr").Contains("mfa") ? caller : await Refuse(caller, HubError.MfaRequired, wanted, ct);
    }

    /// <summary>Of a role that is limited nobody sees anything unless somebody said what.</summary>
    private Sight SightOf(Role role, JsonWebToken token) => role switch
    {
        Role.DepartmentHead => new() { Departments = Said(token, options.Value.DepartmentClaim) ?? directory.Find(token.Subject).Departments },
        Role.Interviewer => new() { Positions = Said(token, options.Value.PositionClaim) ?? directory.Find(token.Subject).Positions },
        _ => Sight.Everything,
    };

    private IReadOnlyList<string> ScopesOf(Role role, JsonWebToken token)
        => role is Role.System ? [.. Claims(token, options.Value.ScopeClaim).SelectMany(claim => claim.Split(' ', StringSplitOptions.RemoveEmptyEntries))] : [];

    private static List<string>? Said(JsonWebToken token, string claim) => Claims(token, claim).ToList() is { Count: > 0 } said ? said : null;

    private List<Role> Roles(JsonWebToken token)
    {
        var named = Claims(token, options.Value.RoleClaim).ToHashSet(StringComparer.Ordinal);
        var isCandidate = Claims(token, options.Value.CandidateClaim).Take(2).Count() == 1;
        return [.. options.Value.Roles.Where(role => role.Value.Length > 0 && named.Contains(role.Value) && (role.Key is not Role.Candidate || isCandidate)).Select(role => role.Key).Order()];
    }

    private async Task<HubError> Refuse(Caller caller, HubError error, Right wanted, CancellationToken ct)
    {
        await audit.Append(new() { Chain = AuditEvent.HubChain, Who = caller, Action = AuditAction.Refused, FieldClass = wanted.ToString(), Why = error.Code, Allowed = false }, ct);
        return error;
    }

    private static string? Bearer(HttpRequest request)
    {
        const string scheme = "Bearer ";
        var header = request.Headers.Authorization.ToString();
        return header.StartsWith(scheme, StringComparison.OrdinalIgnoreCase) ? header[scheme.Length..].Trim() : null;
    }

    private static IEnumerable<string> Claims(JsonWebToken token, string type) => token.Claims.Where(claim => claim.Type == type && claim.Value.Length > 0).Select(claim => claim.Value);

    [LoggerMessage(1, LogLevel.Information, "A request for {Right} had no valid token.")]
    private partial void LogRefused(Right right);
}
