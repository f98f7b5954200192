import type { Rol } from '../../src/domain/toegang.ts';
import type { Route } from './api.ts';

/** Who may what, once more and in other words than src/http/rollen.ts has it. */
export function rollenOf({ audience, method, path }: Route): readonly Rol[] {
  const leest = method === 'GET';
  if (audience === 'aanbieder') return leest ? ['indienen', 'inzien'] : ['indienen'];
  if (audience === 'gemeente') {
    if (leest) return ['ontvangen', 'beantwoorden', 'inzien'];
    return path.endsWith('/retourberichten') || path.includes('/vragen') ? ['beantwoorden'] : ['ontvangen'];
  }
  const [, eerste = ''] = path.split('/');
  if (['sleutels', 'clients', 'organisaties', 'payloadsleutels', 'kluissleutels'].includes(eerste))
    return leest ? ['organisaties-beheren', 'auditen'] : ['organisaties-beheren'];
  if (
    ['auditspoor', 'auditankers', 'verwerkingen', 'verwerkingsactiviteiten', 'betrokkenen', 'bewaarrapporten'].includes(
      eerste,
    )
  )
    return ['auditen'];
  return leest ? ['inzien', 'formaten-beheren', 'organisaties-beheren', 'auditen'] : ['formaten-beheren'];
}
