using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace HrHub.Api.Schemas;

public sealed class ReadInterviewSchemaFunction
{
    [Function(nameof(ReadInterviewSchema))]
    public IResult Run([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "schemas/interview/{version:int}")] HttpRequest request, int version)
        => ReadInterviewSchema.Handle(version).ToHttp(schema => Results.Text(schema.Text, "application/schema+json"));
}
