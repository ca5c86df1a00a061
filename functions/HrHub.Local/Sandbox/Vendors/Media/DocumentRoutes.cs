using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace HrHub.Local.Sandbox.Vendors.Media;

/// <summary>Serves generated documents under <c>/documents/{number}.pdf</c>.</summary>
internal static class DocumentRoutes
{
    public static void Map(IEndpointRouteBuilder routes)
        => routes.MapGet("/documents/{name}", (string name) => GeneratedDocument.Parse(name) is { } document
            ? Results.Bytes(document.Bytes, "application/pdf", enableRangeProcessing: true)
            : Results.NotFound());
}
