// A way into one service from the apps' network.
param name string
param location string
param tags object
param serviceId string

@description('Part of the service: Sql, blob, namespace or vault.')
param part string
param subnetId string
param zoneId string

resource endpoint 'Microsoft.Network/privateEndpoints@2025-05-01' = {
  name: name
  location: location
  tags: tags
  properties: {
    subnet: { id: subnetId }
    privateLinkServiceConnections: [{ name: part, properties: { privateLinkServiceId: serviceId, groupIds: [part] } }]
  }

  resource names 'privateDnsZoneGroups' = {
    name: 'default'
    properties: { privateDnsZoneConfigs: [{ name: part, properties: { privateDnsZoneId: zoneId } }] }
  }
}
