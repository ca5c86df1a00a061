// Where sealed objects and audit roots lie: two accounts, because what must be erasable and what must not be need opposite settings.
param objectsAccount string
param rootsAccount string
param objectsContainer string
param rootsContainer string
param location string
param tags object
param zones bool
param isPublic bool

@description('Days in which a root can be neither changed nor deleted. The policy is made unlocked; infra/deploy --lock locks it for good.')
param auditRootsDays int

var properties = {
  accessTier: 'Hot'
  allowBlobPublicAccess: false
  allowSharedKeyAccess: false
  allowCrossTenantReplication: false
  defaultToOAuthAuthentication: true
  minimumTlsVersion: 'TLS1_2'
  supportsHttpsTrafficOnly: true
  publicNetworkAccess: isPublic ? 'Enabled' : 'Disabled'
}

resource objects 'Microsoft.Storage/storageAccounts@2025-06-01' = {
  name: objectsAccount
  location: location
  tags: tags
  kind: 'StorageV2'
  sku: { name: zones ? 'Standard_ZRS' : 'Standard_LRS' }
  properties: properties

  resource blobs 'blobServices' = {
    name: 'default'
    properties: {
      // A delete is a delete: no version, no soft-deleted blob, no snapshot of a point in time and no change feed keeps what an erasure removed.
      // What was staged and never committed the service drops after a week; the hub removes it with the object.
      isVersioningEnabled: false
      deleteRetentionPolicy: { enabled: false }
      containerDeleteRetentionPolicy: { enabled: false }
      restorePolicy: { enabled: false }
      changeFeed: { enabled: false }
    }

    resource container 'containers' = {
      name: objectsContainer
      properties: { publicAccess: 'None' }
    }
  }
}

resource roots 'Microsoft.Storage/storageAccounts@2025-06-01' = {
  name: rootsAccount
  location: location
  tags: tags
  kind: 'StorageV2'
  sku: { name: zones ? 'Standard_ZRS' : 'Standard_LRS' }
  properties: properties

  resource blobs 'blobServices' = {
    name: 'default'
    properties: {
      // Roots hold hashes and chain ids, nothing of a person: keeping what somebody deleted is the point here.
      isVersioningEnabled: false
      deleteRetentionPolicy: { enabled: true, days: 30 }
      containerDeleteRetentionPolicy: { enabled: true, days: 30 }
    }

    resource container 'containers' = {
      name: rootsContainer
      properties: { publicAccess: 'None' }

      resource writeOnce 'immutabilityPolicies' = {
        name: 'default'
        properties: { immutabilityPeriodSinceCreationInDays: auditRootsDays, allowProtectedAppendWrites: false }
      }
    }
  }
}

output objectsId string = objects.id
output rootsId string = roots.id
output objectsEndpoint string = objects.properties.primaryEndpoints.blob
output rootsEndpoint string = roots.properties.primaryEndpoints.blob
