-- A postvak restricted to one toestand is walked along an index, as it is for one soort or one aanbieder: what is rare is found without
-- looking at everything that it is not.
CREATE INDEX zendingen_postvak_toestand ON zendingen (ontvangercode, toestand, bevestigingsnummer, postvaknummer)
  WHERE postvaknummer IS NOT NULL;
