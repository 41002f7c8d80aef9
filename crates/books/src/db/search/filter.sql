WHERE (archived_at IS NOT NULL) BETWEEN ?1 AND ?2 AND (?5 OR ifnull(next_due, 99999) BETWEEN ?3 AND ?4)
