// One Cosmos DB account with its containers. The hub has two: records, and keys with a short backup window.
import { cosmosRoles } from 'cosmosRoles.bicep'

param name string
param location string
param tags object
param database string

@description('From containers.json, which a test holds against the code: name, indexed paths, composite indexes.')
param containers array

@description('RU/s by container; null: serverless.')
param maxRu object?

@description('Strong for the keys: whether an epoch still wraps something is asked by a query, and an answer from a replica that lags would destroy keys in use. It doubles the charge of reads.')
@allowed(['Session', 'Strong'])
param consistency string

@description('''
short: a copy every hour, kept for eight hours, the least the service allows. An erased person's key is out of reach of every restore after that.
week: continuous, restorable to any second of the last seven days. What is sealed in it is useless without the key; facets are not sealed.
''')
@allowed(['short', 'week'])
param backup string

param zones bool
param isPublic bool

resource account 'Microsoft.DocumentDB/databaseAccounts@2025-10-15' = {
  name: name
  location: location
  tags: tags
  kind: 'GlobalDocumentDB'
  properties: {
    databaseAccountOfferType: 'Standard'
    consistencyPolicy: { defaultConsistencyLevel: consistency }
    // One region: the client stays with one endpoint, since another one would not have what was just written.
    locations: [{ locationName: location, failoverPriority: 0, isZoneRedundant: zones }]
    capabilities: maxRu == null ? [{ name: 'EnableServerless' }] : []
    backupPolicy: backup == 'week'
      ? { type: 'Continuous', continuousModeProperties: { tier: 'Continuous7Days' } }
      : {
          type: 'Periodic'
          periodicModeProperties: {
            backupIntervalInMinutes: 60
            backupRetentionIntervalInHours: 8
            // A copy in another region would be one more place that an erasure waits for.
            backupStorageRedundancy: zones ? 'Zone' : 'Local'
          }
        }
    disableLocalAuth: true
    disableKeyBasedMetadataWriteAccess: true
    minimalTlsVersion: 'Tls12'
    publicNetworkAccess: isPublic ? 'Enabled' : 'Disabled'
    // The change feed with all versions and deletes would keep what was deleted.
    enableAnalyticalStorage: false
  }
}

resource db 'Microsoft.DocumentDB/databaseAccounts/sqlDatabases@2025-10-15' = {
  parent: account
  name: database
  properties: { resource: { id: database } }
}

resource container 'Microsoft.DocumentDB/databaseAccounts/sqlDatabases/containers@2025-10-15' = [
  for one in containers: {
    parent: db
    name: one.name
    properties: {
      resource: {
        id: one.name
        partitionKey: { paths: ['/pk'], kind: 'Hash', version: 2 }
        // Only what a query asks for. No default time to live: nothing goes by itself.
        indexingPolicy: {
          automatic: true
          indexingMode: 'consistent'
          includedPaths: map(one.indexed, path => { path: path })
          excludedPaths: [{ path: '/*' }]
          compositeIndexes: one.composites
        }
      }
      options: maxRu == null ? {} : { autoscaleSettings: { maxThroughput: maxRu![one.name] } }
    }
  }
]

resource role 'Microsoft.DocumentDB/databaseAccounts/sqlRoleDefinitions@2025-10-15' = [
  for one in items(cosmosRoles): {
    parent: account
    name: guid(account.id, one.key)
    properties: {
      roleName: 'hrhub ${one.key}'
      type: 'CustomRole'
      assignableScopes: [account.id]
      permissions: [{ dataActions: one.value }]
    }
  }
]

output id string = account.id
output name string = account.name
output endpoint string = account.properties.documentEndpoint
