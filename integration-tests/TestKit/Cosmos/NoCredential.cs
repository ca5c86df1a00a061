using Azure.Core;

namespace HrHub.TestKit.Cosmos;

/// <summary>For clients that have a key: nobody may ask for a token.</summary>
public sealed class NoCredential : TokenCredential
{
    public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken) => throw new InvalidOperationException("No token is needed here.");

    public override ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken) => throw new InvalidOperationException("No token is needed here.");
}
