// The whole hub in one resource group. Deployed by infra/deploy; parameters per environment in parameters/.
import { Downstreams, Keeping, Sizes, Thresholds } from 'modules/types.bicep'
import { resolved } from 'modules/settings.bicep'

@description('Which hub this is: part of every name.')
@allowed(['dev', 'test', 'prod'])
param stage string

@minLength(3)
@maxLength(8)
param name string = 'hrhub'

param location string = resourceGroup().location

@description('Private endpoints and no public access to the services. The apps stay reachable; services of messaging tier Standard have no private endpoint.')
param isPrivate bool

@description('Nobody deletes a data store before the lock is taken off.')
param isLocked bool

param sizes Sizes
param keeping Keeping
param thresholds Thresholds

@description('Mail addresses that are told of alerts.')
param mails string[]

@description('Names of the secrets that are in the vaults. One that is missing here stays empty, and what it would authenticate is refused.')
param secrets string[]

param downstreams Downstreams

@description('OpenID provider that signs the staff\'s tokens, and the audience that they are for.')
param access {
  authority: string
  audience: string
}

@description('The address that the vendors were given; empty: that of the intake app. Some vendors sign it.')
param publicUrl string

@description('Single settings that differ here from settings/*.json, by app. Only names that are there.')
param settings {
  intake: object
  pipeline: object
  api: object
}

var unique = take(uniqueString(resourceGroup().id, name, stage), 6)
var base = '${name}-${stage}-${unique}'
var short = '${name}${stage}${unique}'
var tags = { hub: name, stage: stage }
var database = 'hrhub'
var rootKey = 'hrhub-root'
var containers = loadJsonContent('containers.json')
var appNames = ['intake', 'pipeline', 'api']

module identities 'modules/identity.bicep' = [
  for app in appNames: {
    name: 'identity-${app}'
    params: { name: '${base}-${app}', location: location, tags: tags }
  }
]

module monitoring 'modules/monitoring.bicep' = {
  name: 'monitoring'
  params: { name: base, location: location, tags: tags, logsDays: keeping.logsDays }
}

module records 'modules/cosmos.bicep' = {
  name: 'records'
  params: {
    name: base
    location: location
    tags: tags
    database: database
    containers: filter(containers, one => one.?name != 'keys')
    maxRu: sizes.?maxRu
    consistency: 'Session'
    backup: 'week'
    zones: sizes.zones
    isPublic: !isPrivate
  }
}

module keys 'modules/cosmos.bicep' = {
  name: 'keys'
  params: {
    name: '${base}-keys'
    location: location
    tags: tags
    database: database
    containers: filter(containers, one => one.?name == 'keys')
    maxRu: sizes.?maxRu
    consistency: 'Strong'
    backup: 'short'
    zones: sizes.zones
    isPublic: !isPrivate
  }
}

module storage 'modules/storage.bicep' = {
  name: 'storage'
  params: {
    objectsAccount: '${short}obj'
    rootsAccount: '${short}roots'
    objectsContainer: 'objects'
    rootsContainer: 'audit-roots'
    location: location
    tags: tags
    zones: sizes.zones
    isPublic: !isPrivate
    auditRootsDays: keeping.auditRootsDays
  }
}

module hostStorage 'modules/hostStorage.bicep' = [
  for app in appNames: {
    name: 'host-storage-${app}'
    params: { name: '${short}${take(app, 3)}', location: location, tags: tags, zones: sizes.zones, isPublic: !isPrivate }
  }
]

module bus 'modules/messaging.bicep' = {
  name: 'bus'
  params: {
    name: base
    location: location
    tags: tags
    tier: sizes.messaging
    zones: sizes.zones
    isPublic: !isPrivate || sizes.messaging == 'Standard'
    subscriptions: objectKeys(downstreams)
  }
}

module rootVault 'modules/vault.bicep' = {
  name: 'vault-root'
  params: { name: '${base}-k', location: location, tags: tags, deletedKeysDays: keeping.deletedKeysDays, isPublic: !isPrivate, rootKey: rootKey }
}

// Secrets of vendors' signatures are no business of the pipeline, credentials of neighbours none of the intake.
module intakeVault 'modules/vault.bicep' = {
  name: 'vault-intake'
  params: { name: '${base}-i', location: location, tags: tags, deletedKeysDays: keeping.deletedKeysDays, isPublic: !isPrivate }
}

module pipelineVault 'modules/vault.bicep' = {
  name: 'vault-pipeline'
  params: { name: '${base}-p', location: location, tags: tags, deletedKeysDays: keeping.deletedKeysDays, isPublic: !isPrivate }
}

module roles 'roles.bicep' = {
  name: 'roles'
  params: {
    principals: {
      intake: identities[0].outputs.principalId
      pipeline: identities[1].outputs.principalId
      api: identities[2].outputs.principalId
    }
    recordsAccount: records.outputs.name
    keysAccount: keys.outputs.name
    database: database
    objectsAccount: last(split(storage.outputs.objectsId, '/'))
    rootsAccount: last(split(storage.outputs.rootsId, '/'))
    busNamespace: bus.outputs.name
    rootVault: rootVault.outputs.name
    rootKey: rootKey
    insights: monitoring.outputs.name
    ownVaults: { intake: intakeVault.outputs.name, pipeline: pipelineVault.outputs.name }
    ownStorage: { intake: hostStorage[0].outputs.name, pipeline: hostStorage[1].outputs.name, api: hostStorage[2].outputs.name }
  }
}

module network 'modules/network.bicep' = if (isPrivate) {
  name: 'network'
  params: { name: base, location: location, tags: tags }
}

var services = concat(
  [
    { name: 'records', id: records.outputs.id, part: 'Sql' }
    { name: 'keys', id: keys.outputs.id, part: 'Sql' }
    { name: 'objects', id: storage.outputs.objectsId, part: 'blob' }
    { name: 'roots', id: storage.outputs.rootsId, part: 'blob' }
    { name: 'host-intake', id: hostStorage[0].outputs.id, part: 'blob' }
    { name: 'host-pipeline', id: hostStorage[1].outputs.id, part: 'blob' }
    { name: 'host-api', id: hostStorage[2].outputs.id, part: 'blob' }
    { name: 'vault-root', id: rootVault.outputs.id, part: 'vault' }
    { name: 'vault-intake', id: intakeVault.outputs.id, part: 'vault' }
    { name: 'vault-pipeline', id: pipelineVault.outputs.id, part: 'vault' }
  ],
  sizes.messaging == 'Premium' ? [{ name: 'bus', id: bus.outputs.id, part: 'namespace' }] : []
)

module endpoint 'modules/privateEndpoint.bicep' = [
  for i in range(0, isPrivate ? (sizes.messaging == 'Premium' ? 11 : 10) : 0): {
    name: 'endpoint-${i}'
    params: {
      name: '${base}-${services[i].name}'
      location: location
      tags: tags
      serviceId: services[i].id
      part: services[i].part
      subnetId: network!.outputs.endpointsSubnet
      zoneId: network!.outputs.zones[services[i].part]
    }
  }
]

// What every app is told: where its services are, and under which identity it goes there. Names with two underscores below a connection are read by the host.
var everywhere = {
  Cosmos__Endpoint: records.outputs.endpoint
  Cosmos__KeysEndpoint: keys.outputs.endpoint
  Cosmos__Database: database
  Blobs__Endpoint: storage.outputs.objectsEndpoint
  Blobs__RootsEndpoint: storage.outputs.rootsEndpoint
  ServiceBus__FullyQualifiedNamespace: bus.outputs.host
  ServiceBus__credential: 'managedidentity'
  KeyVault__RootKeyId: rootVault.outputs.rootKeyId
  Telemetry__OtlpEndpoint: ''
  Telemetry__ApplicationInsights: monitoring.outputs.connectionString
  Telemetry__TraceShare: '1'
  AzureWebJobsStorage__credential: 'managedidentity'
  // The exporter would tell Microsoft how it is used.
  APPLICATIONINSIGHTS_STATSBEAT_DISABLED: 'true'
  APPLICATIONINSIGHTS_CONNECTION_STRING: monitoring.outputs.connectionString
}

var intakeSettings = union(
  loadJsonContent('settings/intake.json'),
  { Intake__PublicUrl: publicUrl },
  settings.intake
)
var pipelineSettings = union(
  loadJsonContent('settings/pipeline.json'),
  loadJsonContent('settings/retention.json'),
  {
    Sync__Ehr__BaseUrl: downstreams.ehr
    Sync__Performance__BaseUrl: downstreams.performance
    Sync__Training__BaseUrl: downstreams.training
  },
  settings.pipeline
)
var apiSettings = union(
  loadJsonContent('settings/api.json'),
  loadJsonContent('settings/retention.json'),
  { Access__Authority: access.authority, Access__Audience: access.audience },
  settings.api
)

var apps = [
  { size: sizes.intake, isReachable: true, settings: resolved(intakeSettings, intakeVault.outputs.uri, secrets) }
  { size: sizes.pipeline, isReachable: false, settings: resolved(pipelineSettings, pipelineVault.outputs.uri, secrets) }
  { size: sizes.api, isReachable: true, settings: apiSettings }
]

module functionApp 'modules/functionApp.bicep' = [
  for (app, i) in appNames: {
    name: 'app-${app}'
    // With its rights, an app finds everything it needs at its first start.
    dependsOn: [roles]
    params: {
      name: '${base}-${app}'
      location: location
      tags: tags
      size: apps[i].size
      zones: sizes.zones
      identityId: identities[i].outputs.id
      packages: hostStorage[i].outputs.packages
      subnetId: isPrivate ? network!.outputs.appsSubnet : ''
      isReachable: apps[i].isReachable
      settings: union(everywhere, apps[i].settings, {
        AZURE_CLIENT_ID: identities[i].outputs.clientId
        ServiceBus__clientId: identities[i].outputs.clientId
        AzureWebJobsStorage__clientId: identities[i].outputs.clientId
        AzureWebJobsStorage__accountName: hostStorage[i].outputs.name
        APPLICATIONINSIGHTS_AUTHENTICATION_STRING: 'ClientId=${identities[i].outputs.clientId};Authorization=AAD'
      })
    }
  }
]

module alerts 'modules/alerts.bicep' = {
  name: 'alerts'
  params: {
    name: base
    location: location
    tags: tags
    workspaceId: monitoring.outputs.workspaceId
    busId: bus.outputs.id
    thresholds: thresholds
    mails: mails
  }
}

module dashboard 'modules/dashboard.bicep' = {
  name: 'dashboard'
  params: { name: base, location: location, tags: tags, insightsId: monitoring.outputs.id }
}

// One lock holds everything in the group, keys and records first of all.
resource lock 'Microsoft.Authorization/locks@2020-05-01' = if (isLocked) {
  name: '${base}-keep'
  properties: { level: 'CanNotDelete', notes: 'Holds the records and the keys of a hub. Taken off only by infra/teardown.' }
}

output apps array = [for (app, i) in appNames: functionApp[i].outputs.name]
output webhooks string = 'https://${functionApp[0].outputs.host}/webhooks/'
output api string = 'https://${functionApp[2].outputs.host}/api/'
output vaults object = { intake: intakeVault.outputs.name, pipeline: pipelineVault.outputs.name }
output roots object = { account: last(split(storage.outputs.rootsId, '/')), container: 'audit-roots' }
