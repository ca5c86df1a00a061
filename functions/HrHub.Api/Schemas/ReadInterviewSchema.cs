using HrHub.Core;
using HrHub.Core.Canonical;

namespace HrHub.Api.Schemas;

/// <summary>Publishes the JSON Schema of the canonical record, for vendors and for systems that read our records.</summary>
public static class ReadInterviewSchema
{
    /// <param name="version">Of the schema: 1.</param>
    public static Outcome<CanonicalSchema> Handle(int version) => version == 1 ? CanonicalSchema.Interview : HubError.NotFound;
}
