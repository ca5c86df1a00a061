// The private option: the apps' network, and the names under which they find the private endpoints in it.
param name string
param location string
param tags object

// Names in Azure's public cloud. Other clouds have others: https://learn.microsoft.com/azure/private-link/private-endpoint-dns
var zoneNames = {
  Sql: 'privatelink.documents.azure.com'
  blob: 'privatelink.blob.${environment().suffixes.storage}'
  namespace: 'privatelink.servicebus.windows.net'
  vault: 'privatelink.vaultcore.azure.net'
}

resource network 'Microsoft.Network/virtualNetworks@2025-05-01' = {
  name: name
  location: location
  tags: tags
  properties: {
    addressSpace: { addressPrefixes: ['10.40.0.0/22'] }
    subnets: [
      {
        name: 'apps'
        properties: {
          // All instances of the three apps take their addresses here.
          addressPrefix: '10.40.0.0/23'
          delegations: [{ name: 'flex', properties: { serviceName: 'Microsoft.App/environments' } }]
        }
      }
      {
        name: 'endpoints'
        properties: { addressPrefix: '10.40.2.0/24', privateEndpointNetworkPolicies: 'Disabled' }
      }
    ]
  }
}

resource zone 'Microsoft.Network/privateDnsZones@2024-06-01' = [
  for one in items(zoneNames): {
    name: one.value
    location: 'global'
    tags: tags
  }
]

resource link 'Microsoft.Network/privateDnsZones/virtualNetworkLinks@2024-06-01' = [
  for (one, i) in items(zoneNames): {
    parent: zone[i]
    name: name
    location: 'global'
    properties: { registrationEnabled: false, virtualNetwork: { id: network.id } }
  }
]

output appsSubnet string = resourceId('Microsoft.Network/virtualNetworks/subnets', network.name, 'apps')
output endpointsSubnet string = resourceId('Microsoft.Network/virtualNetworks/subnets', network.name, 'endpoints')
output zones object = toObject(items(zoneNames), one => one.key, one => resourceId('Microsoft.Network/privateDnsZones', one.value))
