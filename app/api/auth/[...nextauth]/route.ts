import { checkPassword } from '@/lib/features/users/data'
import { authRoute } from '@/lib/server/auth'

const handler = authRoute(checkPassword)

export { handler as GET, handler as POST }
