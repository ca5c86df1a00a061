// How the files in settings/ become app settings. A value "secret:NAME" is a secret of the app's vault.

@export()
@description('''
A secret that is not listed as present stays empty, and the hub refuses what it would have been checked with. A reference to a missing secret must never be written:
the host hands a reference that it can't resolve to the app as it stands, and a text that everybody knows would become the key of a signature.
''')
func resolved(settings object, vaultUri string, present string[]) object =>
  toObject(
    items(settings),
    setting => setting.key,
    setting =>
      !startsWith(setting.value, 'secret:')
        ? setting.value
        : contains(present, substring(setting.value, 7)) ? '@Microsoft.KeyVault(SecretUri=${vaultUri}secrets/${substring(setting.value, 7)})' : ''
  )
