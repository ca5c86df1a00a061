// A vault. What is deleted in it can be recovered for a time, and nobody can purge it earlier.
param name string
param location string
param tags object
param deletedKeysDays int
param isPublic bool

@description('Name of the root key; empty: a vault for secrets only.')
param rootKey string = ''

resource vault 'Microsoft.KeyVault/vaults@2025-05-01' = {
  name: name
  location: location
  tags: tags
  properties: {
    tenantId: tenant().tenantId
    sku: { family: 'A', name: 'standard' }
    enableRbacAuthorization: true
    enablePurgeProtection: true
    enableSoftDelete: true
    softDeleteRetentionInDays: deletedKeysDays
    publicNetworkAccess: isPublic ? 'Enabled' : 'Disabled'
    networkAcls: { bypass: 'AzureServices', defaultAction: isPublic ? 'Allow' : 'Deny' }
  }

  // Wraps the epoch keys and signs the audit roots. Its private half never leaves. A deployment makes it once and leaves it alone after that.
  resource key 'keys' = if (!empty(rootKey)) {
    name: empty(rootKey) ? 'none' : rootKey
    properties: {
      kty: 'RSA'
      keySize: 3072
      keyOps: ['wrapKey', 'unwrapKey', 'sign', 'verify']
      attributes: { enabled: true, exportable: false }
    }
  }
}

output id string = vault.id
output name string = vault.name
output uri string = vault.properties.vaultUri
output rootKeyId string = empty(rootKey) ? '' : vault::key!.properties.keyUriWithVersion
