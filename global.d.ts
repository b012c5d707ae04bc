import type { Locale as AppLocale } from './lib/domain/core/text'
import type messages from './messages/ja.json'

// Message keys and the locale become types: a misspelt key does not compile.
declare module 'next-intl' {
  interface AppConfig {
    Locale: AppLocale
    Messages: typeof messages
  }
}
