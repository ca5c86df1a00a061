// Who may do what, as tables. Nothing else in infra/ gives a right to an app; a test holds these tables against what the apps do.
import { cosmosRoles } from 'modules/cosmosRoles.bicep'

@description('Principal ids by app.')
param principals {
  intake: string
  pipeline: string
  api: string
}

param recordsAccount string
param keysAccount string
param database string
param objectsAccount string
param rootsAccount string
param busNamespace string
param rootVault string
param rootKey string
param insights string

@description('Vaults with secrets and storage of the hosts, by app; an app without secrets has no vault.')
param ownVaults object
param ownStorage object

var intake = principals.intake
var pipeline = principals.pipeline
var api = principals.api

// Documents. What each role may do: modules/cosmosRoles.bicep.
var documents = [
  { who: intake, may: 'append', on: 'inbox' }
  { who: intake, may: 'count', on: 'ledger' }

  { who: pipeline, may: 'erase', on: 'candidates' }
  { who: pipeline, may: 'follow', on: 'candidates' }
  { who: pipeline, may: 'erase', on: 'index' }
  { who: pipeline, may: 'keep', on: 'inbox' }
  { who: pipeline, may: 'keep', on: 'ledger' }
  { who: pipeline, may: 'erase', on: 'work' }

  { who: api, may: 'keep', on: 'candidates' }
  { who: api, may: 'follow', on: 'candidates' }
  // Whoever may replace a document may empty it: deleting here destroys nothing more. Files, deliveries and keys it can't delete.
  { who: api, may: 'erase', on: 'index' }
  { who: api, may: 'erase', on: 'work' }
]

// Wrapped keys. Only the pipeline may destroy one.
var keyDocuments = [
  { who: intake, may: 'make' }
  { who: pipeline, may: 'erase' }
  { who: api, may: 'make' }
]

// Sealed objects and audit roots. `within` narrows the right to names that begin so, `ending` adds those that end so.
var blobs = [
  { who: intake, may: 'hrhub erase objects', account: objectsAccount, on: 'objects', within: 'raw-' }
  { who: pipeline, may: 'hrhub erase objects', account: objectsAccount, on: 'objects', within: '' }
  { who: pipeline, may: 'hrhub append objects', account: rootsAccount, on: 'audit-roots', within: '' }
  { who: api, may: 'Storage Blob Data Reader', account: objectsAccount, on: 'objects', within: '' }
  // What people upload, and stills of videos; no video, no body of a delivery, no export.
  { who: api, may: 'hrhub erase objects', account: objectsAccount, on: 'objects', within: 'mat-', ending: '.poster' }
]

var containerActions = 'Microsoft.Storage/storageAccounts/blobServices/containers'
var blobActions = '${containerActions}/blobs'

// Who holds the built-in Storage Blob Data Contributor can also delete the container, with every video in it. These can't.
// Before it writes a root, the hub asks the container whether it is write-once.
var blobRoles = {
  'hrhub append objects': ['${containerActions}/read', '${blobActions}/read', '${blobActions}/write', '${blobActions}/add/action']
  'hrhub erase objects': ['${blobActions}/read', '${blobActions}/write', '${blobActions}/add/action', '${blobActions}/delete']
}

// Messages. Receiving from a subscription needs the right on the subscription: on the topic it would be refused.
var queues = [
  { who: intake, may: 'Azure Service Bus Data Sender', on: 'normalize' }
  { who: pipeline, may: 'Azure Service Bus Data Sender', on: 'normalize' }
  { who: pipeline, may: 'Azure Service Bus Data Receiver', on: 'normalize' }
  { who: pipeline, may: 'Azure Service Bus Data Sender', on: 'capture' }
  { who: pipeline, may: 'Azure Service Bus Data Receiver', on: 'capture' }
  { who: api, may: 'Azure Service Bus Data Sender', on: 'invite' }
  { who: pipeline, may: 'Azure Service Bus Data Sender', on: 'invite' }
  { who: pipeline, may: 'Azure Service Bus Data Receiver', on: 'invite' }
]
var topics = [
  { who: pipeline, may: 'Azure Service Bus Data Sender', on: 'candidate-changed' }
  { who: api, may: 'Azure Service Bus Data Sender', on: 'candidate-changed' }
]
var subscriptions = [
  { who: pipeline, may: 'Azure Service Bus Data Receiver', on: 'ehr' }
  { who: pipeline, may: 'Azure Service Bus Data Receiver', on: 'performance' }
  { who: pipeline, may: 'Azure Service Bus Data Receiver', on: 'training' }
]

// The root key. Only the pipeline signs.
var keys = [
  { who: intake, may: 'Key Vault Crypto Service Encryption User' }
  { who: pipeline, may: 'Key Vault Crypto User' }
  { who: api, may: 'Key Vault Crypto Service Encryption User' }
]

// Each app: its own secrets, its own host storage, its own telemetry.
var own = [
  { name: 'intake', who: intake }
  { name: 'pipeline', who: pipeline }
  { name: 'api', who: api }
]
var withSecrets = filter(own, app => contains(ownVaults, app.name))

// Ids of the built-in roles: https://learn.microsoft.com/azure/role-based-access-control/built-in-roles
var builtIn = {
  'Storage Blob Data Owner': 'b7e6dc6d-f1e8-4753-8033-0f276bb0955b'
  'Storage Blob Data Reader': '2a2b9908-6ea1-4ae2-8e65-a410df84e7d1'
  'Azure Service Bus Data Sender': '69a216fc-b8fb-44d8-bc22-1f3c2cd27a39'
  'Azure Service Bus Data Receiver': '4f6d3b9b-027b-4f4c-9142-0e5a2a2247e0'
  'Key Vault Crypto Service Encryption User': 'e147488a-f6f5-4113-8e2d-b22465e65bf6'
  'Key Vault Crypto User': '12338af0-0e69-4776-bea7-57ae8d297424'
  'Key Vault Secrets User': '4633458b-17de-408a-b874-0445c86b69e6'
  'Monitoring Metrics Publisher': '3913510d-42f4-4e42-8a64-420c390055eb'
}

// From here on only how the tables are applied.

resource records 'Microsoft.DocumentDB/databaseAccounts@2025-10-15' existing = {
  name: recordsAccount
}

resource keyRecords 'Microsoft.DocumentDB/databaseAccounts@2025-10-15' existing = {
  name: keysAccount
}

resource onDocuments 'Microsoft.DocumentDB/databaseAccounts/sqlRoleAssignments@2025-10-15' = [
  for row in documents: {
    parent: records
    name: guid(records.id, row.on, row.who, row.may)
    properties: {
      principalId: row.who
      roleDefinitionId: '${records.id}/sqlRoleDefinitions/${guid(records.id, row.may)}'
      scope: '${records.id}/dbs/${database}/colls/${row.on}'
    }
  }
]

resource onKeyDocuments 'Microsoft.DocumentDB/databaseAccounts/sqlRoleAssignments@2025-10-15' = [
  for row in keyDocuments: {
    parent: keyRecords
    name: guid(keyRecords.id, 'keys', row.who, row.may)
    properties: {
      principalId: row.who
      roleDefinitionId: '${keyRecords.id}/sqlRoleDefinitions/${guid(keyRecords.id, row.may)}'
      scope: '${keyRecords.id}/dbs/${database}/colls/keys'
    }
  }
]

// The SDK reads the account and its containers when it starts; these names say nothing of anybody.
var cosmosRoleOfAll = filter(objectKeys(cosmosRoles), role => role == 'connect')[0]

resource connectRecords 'Microsoft.DocumentDB/databaseAccounts/sqlRoleAssignments@2025-10-15' = [
  for app in own: {
    parent: records
    name: guid(records.id, app.who, cosmosRoleOfAll)
    properties: {
      principalId: app.who
      roleDefinitionId: '${records.id}/sqlRoleDefinitions/${guid(records.id, cosmosRoleOfAll)}'
      scope: records.id
    }
  }
]

resource connectKeys 'Microsoft.DocumentDB/databaseAccounts/sqlRoleAssignments@2025-10-15' = [
  for app in own: {
    parent: keyRecords
    name: guid(keyRecords.id, app.who, cosmosRoleOfAll)
    properties: {
      principalId: app.who
      roleDefinitionId: '${keyRecords.id}/sqlRoleDefinitions/${guid(keyRecords.id, cosmosRoleOfAll)}'
      scope: keyRecords.id
    }
  }
]

resource blobContainer 'Microsoft.Storage/storageAccounts/blobServices/containers@2025-06-01' existing = [
  for row in blobs: { name: '${row.account}/default/${row.on}' }
]

resource blobRole 'Microsoft.Authorization/roleDefinitions@2022-04-01' = [
  for one in items(blobRoles): {
    name: guid(resourceGroup().id, one.key)
    properties: {
      // Names are unique in the directory.
      roleName: '${one.key} ${uniqueString(resourceGroup().id)}'
      type: 'CustomRole'
      assignableScopes: [resourceGroup().id]
      permissions: [
        {
          actions: filter(one.value, action => !startsWith(action, blobActions))
          notActions: []
          dataActions: filter(one.value, action => startsWith(action, blobActions))
          notDataActions: []
        }
      ]
    }
  }
]

resource onBlobs 'Microsoft.Authorization/roleAssignments@2022-04-01' = [
  for (row, i) in blobs: {
    scope: blobContainer[i]
    dependsOn: [blobRole]
    name: guid(blobContainer[i].id, row.who, row.may)
    properties: {
      principalId: row.who
      principalType: 'ServicePrincipal'
      roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', contains(blobRoles, row.may) ? guid(resourceGroup().id, row.may) : builtIn[row.may])
      conditionVersion: empty(row.within) ? null : '2.0'
      // Listing is judged by the prefix that is asked for, everything else by the name.
      condition: empty(row.within)
        ? null
        : '((!(ActionMatches{\'${blobActions}/read\'} AND SubOperationMatches{\'Blob.List\'})) OR (@Request[${blobActions}:prefix] StringStartsWith \'${row.within}\')) AND ((!(ActionMatches{\'${blobActions}/read\'} AND NOT SubOperationMatches{\'Blob.List\'}) AND !(ActionMatches{\'${blobActions}/write\'}) AND !(ActionMatches{\'${blobActions}/add/action\'}) AND !(ActionMatches{\'${blobActions}/delete\'})) OR (@Resource[${blobActions}:path] StringStartsWith \'${row.within}\'${contains(row, 'ending') ? ' OR @Resource[${blobActions}:path] StringLike \'*${row.?ending}\'' : ''}))'
    }
  }
]

resource queue 'Microsoft.ServiceBus/namespaces/queues@2024-01-01' existing = [for row in queues: { name: '${busNamespace}/${row.on}' }]

resource onQueues 'Microsoft.Authorization/roleAssignments@2022-04-01' = [
  for (row, i) in queues: {
    scope: queue[i]
    name: guid(queue[i].id, row.who, row.may)
    properties: {
      principalId: row.who
      principalType: 'ServicePrincipal'
      roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', builtIn[row.may])
    }
  }
]

resource topic 'Microsoft.ServiceBus/namespaces/topics@2024-01-01' existing = [for row in topics: { name: '${busNamespace}/${row.on}' }]

resource onTopics 'Microsoft.Authorization/roleAssignments@2022-04-01' = [
  for (row, i) in topics: {
    scope: topic[i]
    name: guid(topic[i].id, row.who, row.may)
    properties: {
      principalId: row.who
      principalType: 'ServicePrincipal'
      roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', builtIn[row.may])
    }
  }
]

resource subscription_ 'Microsoft.ServiceBus/namespaces/topics/subscriptions@2024-01-01' existing = [
  for row in subscriptions: { name: '${busNamespace}/candidate-changed/${row.on}' }
]

resource onSubscriptions 'Microsoft.Authorization/roleAssignments@2022-04-01' = [
  for (row, i) in subscriptions: {
    scope: subscription_[i]
    name: guid(subscription_[i].id, row.who, row.may)
    properties: {
      principalId: row.who
      principalType: 'ServicePrincipal'
      roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', builtIn[row.may])
    }
  }
]

resource key 'Microsoft.KeyVault/vaults/keys@2025-05-01' existing = {
  name: '${rootVault}/${rootKey}'
}

resource onKeys 'Microsoft.Authorization/roleAssignments@2022-04-01' = [
  for row in keys: {
    scope: key
    name: guid(key.id, row.who, row.may)
    properties: {
      principalId: row.who
      principalType: 'ServicePrincipal'
      roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', builtIn[row.may])
    }
  }
]

resource secretVault 'Microsoft.KeyVault/vaults@2025-05-01' existing = [for app in withSecrets: { name: ownVaults[app.name] }]

resource onSecrets 'Microsoft.Authorization/roleAssignments@2022-04-01' = [
  for (app, i) in withSecrets: {
    scope: secretVault[i]
    name: guid(secretVault[i].id, app.who, 'Key Vault Secrets User')
    properties: {
      principalId: app.who
      principalType: 'ServicePrincipal'
      roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', builtIn['Key Vault Secrets User'])
    }
  }
]

resource hostStorage 'Microsoft.Storage/storageAccounts@2025-06-01' existing = [for app in own: { name: ownStorage[app.name] }]

resource onHostStorage 'Microsoft.Authorization/roleAssignments@2022-04-01' = [
  for (app, i) in own: {
    scope: hostStorage[i]
    name: guid(hostStorage[i].id, app.who, 'Storage Blob Data Owner')
    properties: {
      principalId: app.who
      principalType: 'ServicePrincipal'
      roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', builtIn['Storage Blob Data Owner'])
    }
  }
]

resource telemetry 'Microsoft.Insights/components@2020-02-02' existing = {
  name: insights
}

resource onTelemetry 'Microsoft.Authorization/roleAssignments@2022-04-01' = [
  for app in own: {
    scope: telemetry
    name: guid(telemetry.id, app.who, 'Monitoring Metrics Publisher')
    properties: {
      principalId: app.who
      principalType: 'ServicePrincipal'
      roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', builtIn['Monitoring Metrics Publisher'])
    }
  }
]
