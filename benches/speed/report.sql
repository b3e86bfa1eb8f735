-- What `duban report` computes for the targets of the made-up country, as the sqlite3 shell would: the same columns,
-- by bare SQL on the same database. Every target there is judged by its latest figure against a straight path.
.mode csv
.headers on
with latest as (
    select region, indicator, max(last_day) as last_day, value from observation
    where event = 0 and fit = 0 and last_day <= 20250601 group by region, indicator
), first as (
    select region, indicator, min(last_day) as last_day, value from observation
    where event = 0 and fit = 0 and bound = 0 and last_day <= 20250601 group by region, indicator
), path as (
    select l.region, l.indicator, l.last_day, l.value, f.value as base,
        julianday(substr(l.last_day, 1, 4) || '-' || substr(l.last_day, 5, 2) || '-' || substr(l.last_day, 7, 2)) as at,
        julianday(substr(f.last_day, 1, 4) || '-' || substr(f.last_day, 5, 2) || '-' || substr(f.last_day, 7, 2)) as start
    from latest l join first f using (region, indicator)
)
select i.code || '.' || v.code as target, d.name, r.code as region, t.comparator, v.value as target_value, d.unit,
    t.deadline, p.last_day as latest_period, p.value as latest_value, p.base as baseline_value,
    case when (p.value >= v.value) = (d.direction = 'up') then 0 else abs(v.value - p.value) end as gap,
    (p.value - p.base) / (v.value - p.base) as progress,
    (p.at - p.start) / (julianday('2025-12-31') - p.start) as elapsed,
    (p.value - p.base) / (v.value - p.base) - (p.at - p.start) / (julianday('2025-12-31') - p.start) as pace,
    case when (p.value >= v.value) = (d.direction = 'up') then 'met'
         when (p.value - p.base) / (v.value - p.base)
              - (p.at - p.start) / (julianday('2025-12-31') - p.start) >= -0.05 then 'on_track'
         else 'behind' end as status
from target_version v
join indicator i on i.region = v.region and i.id = v.indicator
join region r on r.id = v.region
join indicator_version w on w.region = v.region and w.indicator = v.indicator
join definition d on d.id = w.definition
join terms t on t.id = v.terms
left join path p on p.region = v.region and p.indicator = v.indicator
order by v.region, v.indicator, v.code;
