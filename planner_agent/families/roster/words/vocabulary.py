# ruff: noqa: E501 (patterns and word lists are read better whole)
"""Words that requests for rosters are made of: none of them is a name by itself."""

from __future__ import annotations

from planner_agent.language.lexicon import words

#: What shifts are called, by the name that they get.
SHIFTS = {
    form: name
    for name, forms in {
        "early": "early earlies",
        "late": "late lates",
        "night": "night nights",
        "day": "day",
        "evening": "evening evenings",
        "morning": "morning mornings",
        "afternoon": "afternoon afternoons",
        "opening": "opening openings opener openers",
        "closing": "closing closings closer closers",
        "middle": "middle mid",
        "matinee": "matinee matinees",
        "standby": "standby",
        "on-call": "oncall",
        "twilight": "twilight twilights",
        "noon": "midday noon",
        "lunch": "lunch lunches lunchtime",
        "dinner": "dinner dinners",
        "breakfast": "breakfast breakfasts",
        "brunch": "brunch brunches",
    }.items()
    for form in forms.split()
}
#: What people are called by their work; what all share, or nobody is told to be, is no skill.
ROLES = words("""
    nurse doctor senior junior trainee apprentice lifeguard surgeon pharmacist barista cook chef waiter waitress guard
    usher barber agent vet driver cashier receptionist porter paramedic midwife therapist supervisor technician operator
    carer keyholder veteran instructor coach beginner newbie medic dentist physician physio hygienist bartender baker
    butcher mechanic electrician volunteer hairdresser stylist clerk caretaker caregiver helper teacher tutor
    anaesthetist anesthetist radiographer radiologist firefighter officer dispatcher interpreter translator student
    intern sommelier host hostess shop_assistant librarian guide manager leader assistant technologist aide
    first_aider keyholder shift_leader shift_lead shift_manager shift_supervisor team_leader team_lead duty_manager head_nurse
    charge_nurse staff_nurse key_holder head_chef sous_chef security_guard forklift_driver paramedic qualified
""")
PEOPLE = words("""
    people person staff employee employees worker workers colleague colleagues member members crew team persons men women
    pair hands heads folks
""")
WEEKDAY_FORMS = {
    form: day
    for day, forms in enumerate((
        "monday mondays mon", "tuesday tuesdays tue tues", "wednesday wednesdays wed weds",
        "thursday thursdays thu thur thurs", "friday fridays fri", "saturday saturdays sat", "sunday sundays sun",
    ))
    for form in forms.split()
}  # fmt: skip
VERBS = words("""
    work works working worked need needs needing needed want wants wanted like likes liked love would prefer prefers
    preferred rather make makes making plan plans planning planned schedule scheduling roster rostering rota run runs
    running open opens opened closed close shut have has get gets getting give gives given do does doing done take takes
    start starts starting begin begins beginning end ends ending last lasts cover covers covering staffed spread share
    shared shares distribute distributed distributing split divide divided balance balanced keep exceed exceeds allowed
    assign assigned follow followed follows cannot can't available unavailable away absent ill sick holiday leave
    vacation free mind help put set be is are am off wish wishes wishing hope hopes ask asked asks request requests
    requested requires require must should can could will let follow mean means trying try going go run build create
    draw draft produce prepare help consists consist
""")
_NOUNS = words("""
    day days week weeks weekend weekends weekday weekdays month fortnight shift shifts hour hours hrs time times rota
    roster schedule plan timetable duty duties everyone everybody nobody anyone anybody each every all others rest row
    succession weight number date dates home care shop store cafe café bar pub restaurant hotel hospital clinic ward
    bakery kitchen bookshop library kiosk cinema centre center station office reception desk call-centre food bank
    volunteer volunteers watch petrol leisure line emergency front surgery practice museum school factory plant
    warehouse salon pharmacy supermarket pool gym support helpdesk call hotline charity shelter garden farm
    today yesterday tomorrow holiday holidays weekly daily o'clock pm am total period duration minimum maximum fair
    fairness fairly evenly equally possible requests request request's wishes rules rule demand staffing people's
    job work length list name names months theatre theater zoo bookstore festival event airport depot dispatch
    laboratory lab unit department floor house studio agency company business firm place lot team's business's small
""")
FILLERS = words("""
    no not never none nor neither without except but only also just at least most more less than fewer over under up
    maximum minimum max min exactly precisely about around one two three four five six seven eight nine ten next this
    last first second same both either between after before following followed directly immediately right straight
    consecutive consecutively per a an the normally usually always together other another whole full every single
    please pls thanks thank hi hello hey so we're i'm it's there's ok okay really quite very well then than again
    during within alone else each's half double anyone's sorry actually wait instead correction ideally possibly
    maybe perhaps don't doesn't won't can't cannot mustn't shouldn't isn't aren't cant dont doesnt wont trying
    doable feasible possible practicable planner scheduler
    currently small big busy new as many few much some any ask like consists namely respectively dec december start
    daily nightly once twice running straight back too
""")
KNOWN = VERBS | _NOUNS | FILLERS | PEOPLE | ROLES | SHIFTS.keys() | WEEKDAY_FORMS.keys()
#: What may stay unread: it asks, greets or names the place, and wishes nothing.
SUPPORT = words("""
    please make making plan planning need needs schedule scheduling roster rostering rota timetable duty duties want
    wants would like help create build draw draft produce prepare us get done run trying try going set put small
    home care shop store cafe café bar pub restaurant hotel hospital clinic ward bakery kitchen bookshop library kiosk
    cinema centre center station office reception desk call food bank watch petrol leisure line emergency front
    practice museum school factory plant warehouse salon pharmacy supermarket gym support helpdesk hotline charity
    shelter garden farm team staff shift shifts people normally usually volunteer volunteers new next one's there's
    weekly following currently theatre theater zoo bookstore festival event airport depot laboratory lab unit
    department floor house studio agency company business firm place so also then follow namely work works working
    rules rule requests wishes list busy two-week four-week weeks week nurses nurse agents agent members member
    covering cover covered
""")
#: Words that turn a wish round, or limit it: unread, they must be told.
TURNS = words("""
    no not never without except only don't cannot can't avoid nobody none nor neither unless more less fewer most least
    maximum minimum max min doesn't won't shouldn't mustn't isn't aren't if
""")
