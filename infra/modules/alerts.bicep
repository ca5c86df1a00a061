// Who is told when. The metrics are those of the meter HrHub; a test looks each name up in the code.
import { Thresholds } from 'types.bicep'

param name string
param location string
param tags object
param workspaceId string
param busId string
param thresholds Thresholds

@description('Mail addresses that are told.')
param mails string[]

// A counter (refused) is the sum of what all instances did in the window, a gauge the newest value. `over`: more than this raises the alert.
var rules = [
  {
    name: 'parked'
    says: 'Something waits for a person. See what and why: parked list.'
    severity: 2
    window: 'PT15M'
    query: 'AppMetrics | where Name == "hrhub.parked.waiting" | summarize arg_max(TimeGenerated, Sum) | project Value = Sum'
    over: 0
  }
  {
    name: 'refused'
    says: 'Signatures are refused at a rate: a vendor changed its secret, ours is wrong, or somebody forges. See vendors list.'
    severity: 2
    window: 'PT15M'
    query: 'AppMetrics | where Name == "hrhub.refused" and tostring(Properties["code"]) == "bad-signature" | summarize Value = sum(Sum)'
    over: thresholds.refused
  }
  {
    name: 'unhandled'
    says: 'A delivery that was accepted is not handled: the pipeline stands still or lags.'
    severity: 1
    window: 'PT15M'
    query: 'AppMetrics | where Name == "hrhub.inbox.oldest_unhandled_seconds" | summarize arg_max(TimeGenerated, Sum) | project Value = Sum'
    over: thresholds.unhandledSeconds
  }
  {
    name: 'overdue'
    says: 'Data is past the date by which it must be erased. See retention preview.'
    severity: 1
    window: 'P1D'
    query: 'AppMetrics | where Name == "hrhub.retention.overdue" | summarize arg_max(TimeGenerated, Sum) | project Value = Sum'
    over: 0
  }
  {
    name: 'braked'
    says: 'A retention run found more to erase than it may without a word of a person, and stopped. See retention preview; go on with retention run --confirm.'
    severity: 1
    window: 'P1D'
    query: 'AppMetrics | where Name == "hrhub.retention.braked" | summarize arg_max(TimeGenerated, Sum) | project Value = Sum'
    over: 0
  }
  {
    // Silence is no health: without this rule a hub that reports nothing raises no alert at all.
    name: 'silent'
    says: 'No metric of the hub for an hour: the pipeline is down or its telemetry is cut off.'
    severity: 1
    window: 'PT1H'
    query: 'AppMetrics | where Name == "hrhub.inbox.oldest_unhandled_seconds" | summarize Reports = count() | project Value = iff(Reports == 0, 1, 0)'
    over: 0
  }
]

resource people 'Microsoft.Insights/actionGroups@2023-01-01' = {
  name: '${name}-people'
  location: 'global'
  tags: tags
  properties: {
    enabled: true
    groupShortName: 'hrhub'
    emailReceivers: [for (mail, i) in mails: { name: 'mail${i}', emailAddress: mail, useCommonAlertSchema: true }]
  }
}

resource rule 'Microsoft.Insights/scheduledQueryRules@2023-12-01' = [
  for one in rules: {
    name: '${name}-${one.name}'
    location: location
    tags: tags
    properties: {
      displayName: 'HrHub: ${one.name}'
      description: one.says
      severity: one.severity
      enabled: true
      scopes: [workspaceId]
      evaluationFrequency: one.window == 'P1D' ? 'PT15M' : 'PT5M'
      windowSize: one.window
      criteria: {
        allOf: [
          {
            query: one.query
            timeAggregation: 'Maximum'
            metricMeasureColumn: 'Value'
            operator: 'GreaterThan'
            threshold: one.over
            failingPeriods: { numberOfEvaluationPeriods: 1, minFailingPeriodsToAlert: 1 }
          }
        ]
      }
      autoMitigate: true
      actions: { actionGroups: [people.id] }
    }
  }
]

// The hub parks what is dead-lettered; what stays there the hub could not even park.
resource deadLetters 'Microsoft.Insights/metricAlerts@2018-03-01' = {
  name: '${name}-dead-letters'
  location: 'global'
  tags: tags
  properties: {
    description: 'Dead-lettered messages that nothing takes up.'
    severity: 1
    enabled: true
    scopes: [busId]
    evaluationFrequency: 'PT15M'
    windowSize: 'PT1H'
    criteria: {
      'odata.type': 'Microsoft.Azure.Monitor.SingleResourceMultipleMetricCriteria'
      allOf: [
        {
          criterionType: 'StaticThresholdCriterion'
          name: 'dead'
          metricName: 'DeadletteredMessages'
          timeAggregation: 'Minimum'
          operator: 'GreaterThan'
          threshold: 0
        }
      ]
    }
    autoMitigate: true
    actions: [{ actionGroupId: people.id }]
  }
}
