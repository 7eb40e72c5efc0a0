"""The travel vocabulary: what words mean to a trip, by class. Blanks separate forms, ``_`` joins groups.

These are dictionary entries, never sentences. A class is used by phrase readers as nucleus or satellite;
a word in no class is reported as not understood.
"""

from __future__ import annotations

from collections.abc import Mapping

MODES: Mapping[str, str] = {
    "flight": """flight flights fly flies flying flown flew plane planes airplane airplanes aeroplane
        aeroplanes
        air_travel by_air airline airlines aviation jet airfare airfares""",
    "train": "train trains rail railway railways railroad amtrak",
    "bus": "bus buses coach coaches greyhound",
    "ferry": "ferry ferries boat boats",
    "drive": """self_driving self_drive self_driven drive drives driving drove driven car cars rental_car
        rental_cars
        hire_car hire_cars rented_car road_trip roadtrip by_road automobile our_own_car my_own_car
        behind_the_wheel
        rent_a_car hire_a_car renting_a_car hiring_a_car""",
    "taxi": "taxi taxis cab cabs uber ubers lyft rideshare ride_share ride_hailing taxicab",
}
PUBLIC_TRANSPORT = "public_transport public_transportation public_transit mass_transit"

CUISINES: Mapping[str, str] = {
    "American": "american", "Chinese": "chinese", "French": "french", "Indian": "indian curry curries",
    "Italian": "italian", "Mediterranean": "mediterranean", "Mexican": "mexican taco tacos",
    "Japanese": "japanese sushi ramen", "Thai": "thai", "Greek": "greek", "Vietnamese": "vietnamese pho",
    "Korean": "korean", "Spanish": "spanish tapas", "Middle Eastern": "middle_eastern lebanese falafel",
    "Seafood": "seafood sea_food", "BBQ": "bbq barbecue barbeque", "Pizza": "pizza pizzas pizzeria",
    "Cafe": "cafe cafes café cafés coffee_shop coffee_shops coffeehouse", "Bakery": "bakery bakeries",
    "Fast Food": "fast_food", "Desserts": "dessert desserts", "Tea": "tea_house tea_houses tearoom tea_room",
    "Ethiopian": "ethiopian", "Turkish": "turkish", "German": "german", "Brazilian": "brazilian",
    "Cuban": "cuban", "Moroccan": "moroccan", "Peruvian": "peruvian", "Caribbean": "caribbean",
    "Cajun": "cajun creole", "Russian": "russian", "Portuguese": "portuguese", "Polish": "polish",
    "Filipino": "filipino", "Indonesian": "indonesian", "Malaysian": "malaysian", "Pakistani": "pakistani",
    "Tex-Mex": "tex_mex", "Nepalese": "nepalese nepali", "British": "british", "Irish": "irish",
    "African": "african", "Asian": "asian", "Steakhouse": "steak steaks steakhouse steakhouses",
}  # fmt: skip

DIETS: Mapping[str, str] = {
    "vegetarian": "vegetarian vegetarians veggie veggies meat_free meatless eat_no_meat eat_meat",
    "vegan": "vegan vegans plant_based",
    "halal": "halal", "kosher": "kosher",
    "gluten_free": "gluten_free coeliac celiac coeliacs celiacs gluten_intolerant eat_gluten gluten",
    "dairy_free": "dairy_free lactose_free lactose_intolerant lactose",
    "nut_free": "nut_free nut_allergy peanut_allergy allergic_to_nuts allergic_to_peanuts",
    "pescatarian": "pescatarian pescatarians pescetarian",
}  # fmt: skip

CATEGORIES: Mapping[str, str] = {
    "museum": "museum museums",
    "gallery": "gallery galleries art_gallery art_galleries art_museum art_museums",
    "park": "park parks",
    "garden": "garden gardens botanical_garden botanical_gardens botanic_garden botanic_gardens",
    "market": "market markets farmers_market farmers_markets", "zoo": "zoo zoos wildlife_park",
    "theatre": "theatre theatres theater theaters opera concert concerts concert_hall playhouse",
    "aquarium": "aquarium aquariums", "beach": "beach beaches",
    "viewpoint": "viewpoint viewpoints lookout lookouts overlook overlooks scenic_view scenic_views",
    "historic": """historic historical history historic_site historic_sites historic_place historic_places
        historical_site historical_sites fort forts castle castles old_mission missions heritage_site
        heritage_sites""",
    "hike": "hike hikes hiking trail trails hiking_trail hiking_trails trek trekking",
    "hot_springs": "hot_spring hot_springs thermal_bath thermal_baths",
    "planetarium": "planetarium planetariums observatory observatories",
    "church": "church churches cathedral cathedrals",
    "theme_park": "theme_park theme_parks amusement_park amusement_parks",
    "winery": "winery wineries vineyard vineyards", "stadium": "stadium stadiums", "casino": "casino casinos",
    "waterfall": "waterfall waterfalls", "lake": "lake lakes", "nightclub": "nightclub nightclubs",
    "shopping": "shopping_mall shopping_malls mall malls",
}  # fmt: skip

FEATURES: Mapping[str, str] = {
    "pool": "pool pools swimming_pool swimming_pools", "wifi": "wifi wi_fi wireless_internet internet",
    "kitchen": "kitchen kitchens kitchenette", "parking": "parking parking_space parking_spot garage",
    "breakfast": """breakfast_included included_breakfast breakfast_is_included free_breakfast
        bed_and_breakfast""",
    "air_conditioning": "air_conditioning air_conditioned air_con aircon ac",
    "wheelchair_access": """wheelchair wheelchairs wheelchair_accessible wheelchair_access
        wheelchair_friendly
        step_free disabled_access""",
    "washer": "washer washing_machine washing_machines laundry",
    "gym": "gym gyms fitness_room fitness_center",
    "workspace": "workspace work_space desk",
    "balcony": "balcony balconies terrace", "hot_tub": "hot_tub jacuzzi",
    "sauna": "sauna spa", "sea_view": "sea_view ocean_view", "elevator": "elevator lift",
    "outdoor_seating": "outdoor_seating outdoor_tables eat_outside al_fresco outside_seating patio",
    "live_music": "live_music", "kid_friendly": "kid_friendly child_friendly family_friendly",
    "dog_friendly": "", "bar": "bar bars", "takeaway": "takeaway takeaways take_away take_out takeout",
    "fireplace": "fireplace", "crib": "crib cot",
    "private_bathroom": "private_bathroom en_suite ensuite own_bathroom",
}  # fmt: skip
STAY_FEATURES = frozenset(
    [
        "pool",
        "wifi",
        "kitchen",
        "parking",
        "breakfast",
        "air_conditioning",
        "washer",
        "gym",
        "workspace",
        "balcony",
        "hot_tub",
        "sauna",
        "sea_view",
        "elevator",
        "fireplace",
        "crib",
        "private_bathroom",
        "wheelchair_access",
    ]
)
MEAL_FEATURES = frozenset(
    ["outdoor_seating", "live_music", "kid_friendly", "bar", "takeaway", "wheelchair_access"]
)
SIGHT_FEATURES = frozenset(
    ["indoor", "outdoor", "quiet", "kid_friendly", "dog_friendly", "guided_tour", "evening", "view"]
)

ROOMS: Mapping[tuple[str, ...], str] = {
    ("entire",): """entire_room entire_rooms entire_home entire_homes entire_place entire_places
        entire_house
        entire_houses entire_apartment entire_apartments entire_flat entire_unit entire_units
        entire_property whole_place
        whole_house whole_home whole_apartment whole_flat whole_flats whole_unit whole_property whole_room
        whole_rooms
        entire_homes_apts entire_villa entire_cabin full_apartment full_house full_home full_place
        entire_accommodation entire_accommodations entire_lodging entire_lodgings entire_condo
        complete_apartment complete_house home_to_ourselves home_to_myself
        apartment_to_ourselves apartment_to_myself apartment_to_itself house_to_ourselves house_to_myself
        place_to_ourselves place_to_myself places_to_ourselves flat_to_ourselves flat_to_myself
        home_all_to_ourselves place_all_to_ourselves place_all_to_myself self_contained our_own_place
        my_own_place
        our_own_apartment our_own_flat our_own_house""",
    ("private",): """private_room private_rooms private_bedroom private_bedrooms single_room_to_ourselves
        room_to_ourselves rooms_to_ourselves room_to_myself room_of_our_own room_of_my_own
        room_of_her_own our_own_room our_own_rooms my_own_room own_room own_rooms own_bedroom
        private_accommodation private_accommodations private_lodging private_double
        private_double_room private_single_room""",
    ("shared",): """shared_room shared_rooms shared_accommodation shared_accommodations shared_bedroom
        shared_dorm dorm dorms dormitory dormitories bunk_room hostel_dorm
        sharing share_a_room share_rooms sharing_a_room share_our_room share_the_room share_with_strangers
        sharing_with_strangers
        sharing_a_room_with_strangers share_a_room_with_strangers sharing_rooms shared shared_space
        shared_spaces
        hostel_beds hostel_bed bunk_beds dorm_bed dorm_beds dormitory_beds""",
}
_WHOLES = [
    "room",
    "rooms",
    "place",
    "places",
    "accommodation",
    "accommodations",
    "apartment",
    "apartments",
    "home",
    "homes",
    "house",
    "houses",
    "unit",
    "units",
    "flat",
    "flats",
    "property",
    "properties",
    "villa",
    "villas",
    "cabin",
    "cabins",
    "condo",
    "condos",
    "cottage",
    "cottages",
    "rental",
    "rentals",
    "airbnb",
    "airbnbs",
    "lodging",
    "lodgings",
    "bungalow",
]


def whole_places() -> list[str]:
    """ "whole units", "an entire villa", "the flat to ourselves"."""
    whole = [f"{word} {noun}" for word in ("entire", "whole", "full", "complete") for noun in _WHOLES]
    ours = [
        f"{noun} {joint} {who}"
        for noun in _WHOLES[2:]
        for joint in ("to", "all to", "for", "just for")
        for who in ("ourselves", "myself", "us alone", "just us")
    ]
    had = [
        " ".join(f"{noun} {have} {how} to {who}".split())
        for noun in (*_WHOLES[2:], "somewhere", "something")
        for have in ("", *(f"{that}{we} have" for that in ("", "that ", "which ") for we in _WE))
        for how in ("", "all", "entirely", "completely")
        for who in ("ourselves", "myself")
    ]
    tails = [f"{form} {tail}" for form in whole for tail in ("to ourselves", "to myself")]
    return [*whole, *ours, *had, *tails]


_WE = ("we", "we can", "we could", "i", "i can")


def own_rooms() -> list[str]:
    """ "rooms just for us", "a room all to ourselves"."""
    return [
        f"{noun} {joint} {who}"
        for noun in ("room", "rooms", "bedroom", "bedrooms")
        for joint, whose in (("just for", "us me"), ("only for", "us me"), ("all to", "ourselves myself"))
        for who in whose.split()
    ]


def callers() -> list[str]:
    """ "friends will be dropping by": who comes to see the party in the house."""
    aux = ("", "will", "may", "might", "could", "would", "can", "to")
    being = ("are", "will be", "may be", "might be", "")
    ends = ("by", "in", "round", "around", "over")
    plain = [f"{one} {verb} {end}" for one in aux for verb in ("drop", "stop", "pop") for end in ends]
    going = [
        f"{one} {verb} {end}" for one in being for verb in ("dropping", "stopping", "popping") for end in ends
    ]
    who = ("friends", "relatives", "family", "mates", "people", "guests", "visitors", "neighbours")
    return [
        " ".join(f"{local} {noun} {tail}".split())
        for local in ("", "local")
        for noun in who
        for tail in (*plain, *going)
        if not tail.endswith(("stop over", "stopping over"))
    ]


#: Alone they may speak of anything: of a room only behind its noun ("rooms must be private").
ROOM_ADJECTIVES: Mapping[tuple[str, ...], str] = {
    ("private",): "private",
    ("entire",): "entire entire_place",
}


ROOM_WORDS = {"private": "private", "entire": "entire", "whole": "entire", "shared": "shared"}
ROOM_NOUNS = [
    "room",
    "rooms",
    "place",
    "places",
    "accommodation",
    "accommodations",
    "apartment",
    "apartments",
    "home",
    "homes",
    "house",
    "houses",
]
WHOLE_PLACES = (
    "apartment apartments flat flats condo condos villa villas cabin cabins cottage cottages bungalow"
)

HOUSE: Mapping[str, str] = {
    "pets": """pet pets dog dogs puppy puppies cat cats kitten kittens pooch pup terrier labrador
        golden_retriever
        four_legged_friend four_legged_friends furry_friend furry_friends fur_baby animal animals guide_dog
        hound
        beagle poodle dachshund pet_friendly dog_friendly cat_friendly animal_friendly rabbit parrot""",
    "smoking": """smoke smokes smoking smoker smokers cigarette cigarettes cigar cigars vape vaping
        smoker_friendly
        smoking_friendly""",
    "parties": """parties hen_party stag_party hen_do stag_do hen_night stag_night bachelorette_party
        bachelor_party
        bachelorette bachelor_party birthday_party throw_a_party host_a_party throwing_a_party
        hosting_a_party
        have_a_party having_a_party party_friendly house_party celebration_party partying hold_a_party
        lets_us_party let_us_party letting_us_party able_to_party
        party_in_the_house party_at_the_house party_at_our_place festivities""",
    "visitors": """visitors guests_over friends_over have_guests having_guests host_guests
        overnight_guests guests_to_visit receive_guests friends_to_visit have_people_over having_people_over
        people_over visit_us visiting_us come_to_see_us visitor_friendly outside_guests additional_guests
        invite_guests inviting_guests invite_friends inviting_friends guests""",
    "children_under_10": """children_under_10 children_under_the_age_of_10 children_under_ten kids_under_10
        kids_under_ten children_below_10 children_below_the_age_of_10 kids_below_10 children_aged_under_10
        children_younger_than_10 kids_younger_than_10 kids_under_the_age_of_10 child_under_10
        children_under_the_age_of_ten children_less_than_10 young_children young_kids small_children
        small_kids
        little_ones little_kids toddler toddlers baby babies infant infants newborn newborns young_child
        small_child
        children kids kid child youngster youngsters young_ones little_one bairns under_10s under_tens
        child_friendly kid_friendly children_friendly preschooler preschoolers our_little_boy
        our_little_girl""",
}  # fmt: skip
#: What may be meant by a word that says no more than "children".
YOUNG = frozenset(
    [
        "young",
        "small",
        "little",
        "toddler",
        "toddlers",
        "baby",
        "babies",
        "infant",
        "infants",
        "newborn",
        "newborns",
        "10",
        "ten",
        "10s",
        "tens",
        "preschooler",
        "preschoolers",
        "bairns",
    ]
)

SLOTS: Mapping[str, str] = {
    "breakfast": "breakfast breakfasts brunch brunches",
    "lunch": "lunch lunches midday_meal lunchtime",
    "dinner": "dinner dinners supper suppers evening_meal evening_meals dining_out_at_night dinnertime",
}
KINDS: Mapping[str, str] = {
    "stay": """place_we_sleep place_we_stay place_we_sleep_in place_we_stay_in places_we_sleep
        places_we_stay place_i_stay
        places_we_stay_in where_we_stay where_we_sleep wherever_we_stay wherever_we_sleep anywhere_we_stay
        wherever_i_stay wherever_i_sleep
        accommodation accommodations accommodating lodging
        lodgings hotel hotels hostel hostels inn inns motel
        motels room rooms stay stays airbnb airbnbs place_to_stay places_to_stay place_to_sleep
        places_to_sleep
        house_rules rental rentals guesthouse guesthouses bed_and_breakfasts b&b housing sleeping
        night's_stay
        overnight_stay overnight_stays bedroom bedrooms sleep digs accomodation accomodations""",
    "meal": """food foods meal meals cuisine cuisines restaurant restaurants dining eat eats eating eatery
        eateries
        dish dishes culinary diner diners dine gastronomy catering flavors flavours foodie foodies
        food_lovers
        place_to_eat places_to_eat kitchens_of dining_experiences dining_options fare bites bite
        eating_out wherever_we_eat where_we_eat places_we_eat_in places_we_eat_at""",
    "leg": """all_the_travelling all_the_traveling all_travelling all_traveling total_travelling
        all_the_travel all_travel total_travel on_the_road in_transit travel_time travelling_time
        traveling_time journey_time
        time_on_the_road hours_on_the_road transport transportation travel_between flights_and_trains
        getting_there getting_around transit
        transfers transfer ride rides connection connections ticket tickets fares journeys transports""",
    "attraction": """sight sights attraction attractions sightseeing landmark landmarks things_to_do
        things_to_see
        see_anything visit_anything see_any_sights anything_to_see
        place_to_visit places_to_visit place_to_see places_to_see activity activities points_of_interest
        entry_fees
        admission admissions entrance_fees excursion excursions""",
}
PER: Mapping[str, str] = {
    "head": """per_person per_head per_traveler per_traveller a_head a_person each apiece pp p.p. per_adult
        per_capita for_each_person for_each_of_us each_person each_of_us every_person per_pax a_pop""",
    "day": """every_full_day each_full_day per_full_day a_full_day on_every_full_day on_each_full_day
        on_full_days a_day per_day each_day on_every_day on_each_day every_day daily on_any_day any_day
        on_any_given_day in_a_day
        in_one_day in_any_day
        on_the_same_day the_same_day same_day in_the_same_day on_one_day on_one_and_the_same_day
        any_single_day a_single_day on_a_single_day in_a_single_day day /day one_day""",
    "night": "a_night per_night each_night every_night nightly /night night for_one_night one_night",
    "meal": """a_meal per_meal each_meal every_meal any_meal any_single_meal a_single_meal one_meal /meal
        a_dish""",
    "room": "per_room a_room each_room /room",
    "city": "per_city each_city every_city per_town in_each_city in_every_city in_each_town in_every_town",
}
COMPARE: Mapping[str, str] = {
    "<=": """no_dearer_than not_dearer_than not_pricier_than no_pricier_than no_costlier_than at_most max
        max. maximum maximal up_to no_more_than not_more_than under below less_than within not_over
        not_exceed not_exceeding not_to_exceed doesn't_exceed does_not_exceed don't_exceed do_not_exceed
        shouldn't_exceed should_not_exceed must_not_exceed mustn't_exceed can't_exceed cannot_exceed
        won't_exceed
        without_exceeding not_above cap capped caps ceiling limit limited tops or_less or_fewer or_under
        or_below
        or_cheaper keep_under stay_under fewer_than upper_limit not_longer_than no_longer_than shorter_than
        nothing_over
        nothing_above don't_go_over not_go_over at_the_most as_most only cheaper_than or_lower
        no_higher_than
        not_spend_more_than not_to_spend_more_than don't_want_to_spend_more_than no_greater_than most
        maximally""",
    ">=": """dearer_than pricier_than longer_than farther_than further_than greater_than at_least minimum
        min min. no_less_than not_less_than or_more or_better or_higher or_above more_than over
        above upwards and_up and_above from exceeding no_fewer_than better_than higher_than or_over
        a_minimum_of plus
        not_under not_below and_over and_higher and_better nothing_below nothing_under""",
}
NEVER_MORE = """no_more_than not_more_than"""
APPROX = """approximately about around roughly approx approx. circa ballpark close_to or_so give_or_take
        nearly almost
    some more_or_less ish in_the_region_of in_the_neighborhood_of in_the_neighbourhood_of
        somewhere_around"""
