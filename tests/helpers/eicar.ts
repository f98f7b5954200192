/** The test string that every scanner finds (eicar.org). In two pieces: a scanner on the machine of a developer would take this file away. */
export const EICAR = ['X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR', '-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'].join('');
