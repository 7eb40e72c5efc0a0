"""Words that carry no wish of their own *in a role*: framing that may stand next to what was understood.

A word of a group counts as read only where it is joined, by words that were read, to a phrase of one of
the named kinds ("our budget **is set** at $900", "travel **dates are** …"). Elsewhere it is reported.
"""

from __future__ import annotations

from collections.abc import Mapping

from planner_agent.language.lexicon import words

#: What a trip is called: the subject of every request, never a wish.
TRIP = """trip trips travel_plan travel_plans itinerary itineraries travel_itinerary vacation vacations
        holiday holidays
    journey journeys getaway getaways break tour travel_schedule trip_plan excursion voyage visit
        city_break weekend_trip
    city_trip short_break escape adventure stay travel_program travel_programme hols schedule jaunt travels
        tour_plan
    trip_itinerary travel_arrangements vacay plan plans programme outing travelling_plan weekend_away
        mini_break staycation
    retreat expedition"""

_FRAME = "trip origin dest date duration party budget"
_WISHES = (
    "cuisine diet room house mode category place feature clock rating sights pace goal indifferent meals"
)

#: Words -> kinds of phrases (``*`` for any) that they may belong to.
SUPPORT: Mapping[str, str] = {
    # asking and arranging
    """plan planning planned plans create creating creation design designing devise devising craft crafting
        draft
    drafting prepare preparing provide providing arrange arranging organise organising organize organizing
        organized
    organised make making generate generating formulate formulating develop developing build building
        suggest
    suggesting suggestion suggestions propose put_together putting_together come_up_with coming_up_with
        work_out sort sort_out
    map_out mapping_out set_up outline compile assemble produce find finding book booking help helping
        assist
    assisting assistance give show recommend recommendation recommendations looking look look_for seeking
        seek request
    requesting require need needs needed want tell figure_out think thinking hoping hope wish aim aiming
        intend intending
    love like would_like interested advise schedule scheduling get getting do idea ideas lay_out construct
        brainstorm hand
    draw_up pull_together whip_up fix_up set fancy
    wanting after wanna able possible fancy""": "trip origin dest date duration party",
    """detailed complete full proper comprehensive whole entire new following upcoming next own nice good
        great
    suitable best perfect day-by-day lovely well_planned
    all-inclusive tailored personalised personalized custom""": "trip",
    # wanting, for any wish
    """want wants wanted like likes love loves loved need needs needed require requires required requiring
        requirement
    requirements wish wishes hope hopes hoping prefer prefers preferred preferring preferable preferably
        preference
    preferences ideal ideally enjoy enjoys enjoying looking look seek seeking expect expecting fond keen
        fan fans
    interested interest insist insisting desire desired important crucial essential vital imperative
        mandatory necessary
    must-have must_haves musts request requested plan plans planning planned intend intending intention aim
        aiming going
    go please note bear_in_mind keep_in_mind make_sure ensure ensuring sure be_sure would_be_nice nice
        great good
    fine ideal happy glad possible possibly definitely absolutely certainly really particularly especially
        strongly
    specifically strictly mind consider considering include includes including
        included inclusive
    involve involves involving regarding regards concerning concerned terms comes far additionally also
        furthermore moreover
    lastly finally preferring fancy fancies adore adores partial_to fond_of mad_about crazy_about
        nuts_about big_fan big_fans up_for adore appreciate dream dreaming eager excited try trying rather
        terms_of
        when_it_comes_to
    somewhere anywhere def defo at_least_once gets something one ones thing things kind kinds type types
        sort sorts option options
        choice choices find
    finding offer offers offering provide provides providing have having get getting book booking choose
        select pick use
    using take taking kindly simply always course of_course wise hopefully remember important_to_us us_all
        wanna gotta
    stick sticking keep keeping permit_us allows_us along accompanied accompany accompanying opt opting
        hoping wants
    able time times overall general generally only bit mention mentioned let know add adding stuff
        throughout
    such_as e.g. eg i.e. namely especially ok okay maybe perhaps could_be put down""": "*",
    # money
    """budget budgets budgeted set total totals totalling totaling overall entire whole complete outlined
        revised now
    current cover covers covering spend spends spending spent cost costs costing expense expenses
        expenditure price priced
    prices pay paying afford money funds total_cost everything available allocated allocate allocation have
        got
    including included inclusive all-in all_in exceed exceeds exceeding allows allow allowing allowance
        fixed firm strict
    tight limited working work kept keep keeping should under estimated amount sum financial cash spare
        combined altogether
    limit limits ceiling cap put aside saved comes max maximum worth stretch spare go figure planned
        planning
    trip's ours mine is_set stands stand comfortable comfortably value group travel trip capped lodged
    together save put_aside set_aside travel_budget wiggle_room prepared willing target stay""": "budget",
    # when
    """travel travels traveling travelling trip date dates schedule scheduled scheduling range ranging
        ranges span spans spanning
    spanned last lasts lasting take takes taking place start starts starting begin begins beginning begun
        commence commencing
    end ends ending finish finishing conclude concludes concluding run runs running go going leave leaving
        depart departing
    departure return returning returns back visit visiting duration length long period time timeframe
        window between
    set away fly flying flexible visit visits free off planned planning occur occurring happen happening
        arrive
    arriving arrival total covering cover stay staying staying_for spend spending sometime some_time
        any_time anytime stretch
    over during head heading travel_dates come coming home inclusive days nights extending extend exact
        exactly specific timing
    looking_at fall falls falling available holiday setting calendar within midweek is_on out book booked
    worth""": "date duration",
    # where
    """depart departs departing departure leave leaves leaving start starts starting begin begins beginning
        set_off sets_off
    setting_off set_out sets_out setting_out take_off takes_off taking_off head heads heading headed go
        goes going gone travel travels
    traveling travelling travelled originate originates originating origin come coming base based live
        living lives located
    located_in home fly flying drive driving tour touring explore explores exploring exploration visit
        visits visiting visited
    see seeing cover covers covering move moving stop stops stopping venture ventures venturing experience
        stay staying
    spend spending include includes including towards destination destinations end ends ending finish
        finishing return
    returning returns back different distinct separate unique various city cities town towns place places
        state area region
    take taking trip round discover discovering hop hopping point starting_point across around spanning
        route
    focus journey journeying arrive arriving arrival land landing time days nights get getting
    there stopover stopovers transit first then next afterwards finally last later out want way kick_off
        kicking_off off
    night day each together airport downtown spread split want reach reaching hit hitting do doing pass
        passing road trip
    week weekend check_out checking_out roam roaming somewhere world destination_is from_home direction
        locations location cross
    wander wandering through multiple several couple of_our choice airport_code original us both
    visit_is journeys bound""": "origin dest",
    # who
    """travel travels traveling travelling trip trips group groups party person people individual
        individuals traveler travelers
    traveller travellers solo alone single couple pair family families friends friend us of_us together
        consisting consist
    comprising made_up total altogether going go coming come join joining size adult adults members member
    passengers pax headcount just single-person accompany accompanied along bring bringing taking number
    companion we're ourselves by_myself myself heading we_are in_all
    in_total strong guests big""": "party house",
    # nights under a roof
    """accommodation accommodations accommodate accommodates accommodating lodging lodgings hotel hotels
        hostel rental rentals
    rent rents renting stay stays staying sleep sleeping place places allow allows allowing allowed permit
        permits permitting
    permitted permissible welcome welcomes welcoming accept accepts accepting accepted friendly suitable
        suit conducive host hosting hosts house
    rule rules policy policies tolerate property properties room rooms bring brings bringing take taking
        travel traveling
    travelling come coming along furry beloved free flexibility ourselves myself privacy space night nights
        receive receiving entertain entertaining
        night's roof host
    airbnb airbnbs home homes apartment apartments flat flats house houses unit units equipped inside
        indoors kind
    okay fine guest guesthouse inn motel motels lodge listing listings family small little young big large
        two three both our
    well-behaved part trip everyone sleep_in beds bed own whole throw throwing hold holding have_them
        under_age celebrate celebrating
    celebration where be_able facilities quarters arrangement arrangements throughout entirely options
    onsite on-site good working digs amenities amenity spot types bedroom bedrooms type lovely hotel's
        full-time
    staying_with themselves itself residence housing setting
    live cater caters catering""": "room house feature rating budget",
    # food
    """food foods cuisine cuisines dish dishes meal meals restaurant restaurants dining dine dines diner
        eat eats eating eatery
    eateries culinary taste tastes tasting try trying sample sampling savor savour savoring savouring
        experience experiences
    experiencing enjoy enjoying variety varieties varied blend mix range selection array local style flavor
        flavors flavour flavours
    cooking lover lovers foodie foodies palate craving cravings crave serve serves serving night one some
        explore exploring
    indulge delicious authentically diet dietary restriction restrictions eater eaters option options menu
        menus friendly grab
    journey visit stay trip during throughout diverse different place places options
    palates lean leans leaning
    evening traditional both specialties specialities spots joint joints types fare
        bites each only
    least once feature featuring tastings plates scene strict spot adventure cuisine-wise hungry combination
    mood""": "cuisine diet meals feature rating budget",
    # transport
    """transport transportation travel travels traveling travelling journey journeys mode modes means
        getting get go going
    move moving take takes taking board boarding use uses using involve involves involving include avoid
        way ways hire
    hiring rent renting trip around there by between cities city ourselves myself route public ground air
        plan planning services
    service book booking option options long distance transit ride rides riding rely relying catch catching
        licence license
    behind wheel transfers airport included personally commute method methods themselves everywhere entire
        whole
    leg legs both directions anywhere out back need self somewhere
    scared afraid form forms whatsoever""": "mode clock",
    # sights
    """visit visits visiting see seeing explore exploring sight sights sightseeing attraction attractions
        place places go going
    spend time day days stop stops tour touring check_out activity activities do doing landmark landmarks
        must must-see
    must_see must_visit bucket_list things local each couple least once favorite favourite miss skip some
        list highlights
    outdoors nature walk walks walking enjoy enjoying love spots good walk_around get lover
    lovers buff buffs enthusiast enthusiasts included town""": "category place sights pace rating feature",
    # clocks, ratings, pace, goals
    """flight flights train trains leg legs departure departures depart departing leave leaving arrival
        arrivals arrive
    arriving land landing home start starting starts begin beginning finish finishing end activities
        activity day days morning evening
    night out back return returning get up wake everything meals sights sightseeing latest earliest clock
        time bed by
    tours things scheduled last_day final_day""": "clock",
    """rated rating ratings star stars average averaging score scoring scored reviews reviewed review
        quality each all minimum place
    places highly least everywhere good points out_of_five out_of_5""": "rating goal",
    """pace schedule day days itinerary per things relaxing activities much packed sightseeing each
        everything too number
    many anything plenty keep tempo""": "pace sights",
    """cost costs price total cheap trip money spend as_possible possible value overall option options
        hotel hotels restaurants
    restaurant flights travel travelling traveling time hours whole budget within route driving places
        for_us everything prices
    deal deals plan itinerary way
    get find keep""": "goal",
}

#: Words of praise and size that add nothing, but only right beside a phrase of these kinds ("a great trip").
TIGHT: Mapping[str, str] = {
    """detailed complete full proper comprehensive whole entire new following upcoming next own nice good
        great suitable best
    perfect daily lovely well_planned all_inclusive tailored personalised personalized custom fun wonderful
        amazing memorable
    unforgettable fantastic beautiful exciting""": "trip",
    "good great delicious nice local some tasty yummy excellent amazing fine": "cuisine meals",
    """small little young big large beloved lovely furry beautiful well_behaved well_mannered
        family""": "house",
    "small little big large": "party",
    "beautiful lovely sunny great wonderful gorgeous charming": "dest",
    "tight modest strict generous small maximum firm fixed limited total": "budget",
    "good great beautiful nice lovely interesting best": "category place",
}


def tight_table() -> dict[str, frozenset[str]]:
    """Form -> kinds of phrases that it may stand right beside."""
    return _table(TIGHT)


def support_table() -> dict[str, frozenset[str]]:
    """Form -> kinds of phrases that it may be joined to; praise and size are only in ``TIGHT``."""
    tight = _table(TIGHT)
    return {form: kinds for form, kinds in _table(SUPPORT).items() if form not in tight or form in _BOTH}


#: Words that are praise in one place and framing in another.
_BOTH = words(
    "following own entire whole total maximum fixed limited two three some next family best full complete"
)


def _table(rows: Mapping[str, str]) -> dict[str, frozenset[str]]:
    table: dict[str, set[str]] = {}
    for forms, kinds in rows.items():
        for form in forms.split():
            table.setdefault(form.replace("_", " "), set()).update(kinds.split())
    return {form: frozenset(kinds) for form, kinds in table.items()}
