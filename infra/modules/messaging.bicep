// Queues and topic of the hub, as HrHub.Core.Messaging names them. A test holds names, sessions and duplicate detection against the code and the emulator's Config.json.
param name string
param location string
param tags object
param tier 'Standard' | 'Premium'
param zones bool
param isPublic bool

@description('One for each downstream system.')
param subscriptions string[]

var queues = ['normalize', 'capture', 'invite']
var topicName = 'candidate-changed'

// As in the embedded queue: long enough for a sender that repeats after a time-out; work that is queued again on purpose carries a message id of its own.
var duplicateWindow = 'PT10M'
// The host renews the lock while a handler runs.
var lock = 'PT1M'
var deliveries = 10
// Longer than any outage that nobody mends. What expires is dead-lettered and parked, not lost.
var keep = 'P14D'

resource namespace 'Microsoft.ServiceBus/namespaces@2024-01-01' = {
  name: name
  location: location
  tags: tags
  sku: { name: tier, tier: tier, capacity: tier == 'Premium' ? 1 : null }
  properties: {
    disableLocalAuth: true
    minimumTlsVersion: '1.2'
    publicNetworkAccess: isPublic ? 'Enabled' : 'Disabled'
    zoneRedundant: zones
  }
}

resource queue 'Microsoft.ServiceBus/namespaces/queues@2024-01-01' = [
  for one in queues: {
    parent: namespace
    name: one
    properties: {
      requiresSession: false
      requiresDuplicateDetection: true
      duplicateDetectionHistoryTimeWindow: duplicateWindow
      lockDuration: lock
      maxDeliveryCount: deliveries
      defaultMessageTimeToLive: keep
      deadLetteringOnMessageExpiration: true
    }
  }
]

resource topic 'Microsoft.ServiceBus/namespaces/topics@2024-01-01' = {
  parent: namespace
  name: topicName
  properties: {
    requiresDuplicateDetection: true
    duplicateDetectionHistoryTimeWindow: duplicateWindow
    defaultMessageTimeToLive: keep
    supportOrdering: true
  }
}

resource subscription 'Microsoft.ServiceBus/namespaces/topics/subscriptions@2024-01-01' = [
  for one in subscriptions: {
    parent: topic
    name: one
    properties: {
      // One message of a candidate at a time, in order.
      requiresSession: true
      lockDuration: lock
      maxDeliveryCount: deliveries
      defaultMessageTimeToLive: keep
      deadLetteringOnMessageExpiration: true
      deadLetteringOnFilterEvaluationExceptions: true
    }
  }
]

// A message for one system carries its name as subject; one without a subject is for all. The rule takes the place of the one that lets everything through.
resource rule 'Microsoft.ServiceBus/namespaces/topics/subscriptions/rules@2024-01-01' = [
  for (one, i) in subscriptions: {
    parent: subscription[i]
    name: '$Default'
    properties: {
      filterType: 'SqlFilter'
      sqlFilter: { sqlExpression: 'sys.Label IS NULL OR sys.Label = \'${one}\'' }
    }
  }
]

output id string = namespace.id
output name string = namespace.name
output host string = split(split(namespace.properties.serviceBusEndpoint, '//')[1], ':')[0]
