using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace HrHub.Api.OpenApi;

public sealed class ReadOpenApiFunction(ReadOpenApi read)
{
    [Function(nameof(ReadOpenApi))]
    public IResult Run([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "openapi.json")] HttpRequest request) => Results.Bytes(read.Handle(), "application/json");
}
