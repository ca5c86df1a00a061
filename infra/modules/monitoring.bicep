// Where logs, traces and metrics go. They carry ids only; see the tests of structured logs.
param name string
param location string
param tags object
param logsDays int

resource workspace 'Microsoft.OperationalInsights/workspaces@2025-02-01' = {
  name: '${name}-logs'
  location: location
  tags: tags
  properties: { sku: { name: 'PerGB2018' }, retentionInDays: logsDays, features: { disableLocalAuth: true } }
}

resource insights 'Microsoft.Insights/components@2020-02-02' = {
  name: name
  location: location
  tags: tags
  kind: 'web'
  properties: { Application_Type: 'web', WorkspaceResourceId: workspace.id, DisableLocalAuth: true, IngestionMode: 'LogAnalytics' }
}

output name string = insights.name
output id string = insights.id
output workspaceId string = workspace.id
output connectionString string = insights.properties.ConnectionString
