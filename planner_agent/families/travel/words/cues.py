"""Cue words: small classes that tell a phrase reader what a number, a sum or a place is for."""

from __future__ import annotations

from collections.abc import Mapping

CITY = "city cities town towns"
DISTINCT = "different distinct separate unique various"
ROUND_TRIP: Mapping[bool, str] = {
    False: """one_way one_way_trip not_coming_back no_return no_return_trip not_returning without_return
        without_a_return
        won't_be_coming_back not_come_back no_return_journey don't_need_a_return single_journey""",
    True: "round_trip return_trip roundtrip and_back round_trips back_again",
}
BUDGET = """stay_within stay_under stay_below keep_within keep_it_within keep_it_under keep_under
        keep_it_below keep_to budget budgets budgeted spend spends spending spent afford cost costs costing
        expense expenses expenditure price
    prices priced pay paying money funds total_cost fund funding"""
TOTAL = (
    "together total in_total overall altogether all_in entire whole combined all_together all_up everything"
)
SPECIAL = """special fancy splurge one_special treat_ourselves celebratory memorable to_remember blow_out
        indulgent"""
BRING = """bring bringing brings accompanied_by travelling_with traveling_with travel_with take_along
        taking_along
    bring_along bringing_along coming_with take taking with"""
ALLOW = """allow allows allowed allowing lets lets_us let_us letting_us
        lets_people would_allow permit permits permitted permitting permissible accept accepts
        accepting accepted
    welcome welcomes welcoming friendly suitable conducive ok_with okay_with fine_with tolerate tolerates
        accommodate
    accommodates host hosting"""
HOUSE_NOUN = "house_rules house_rule rules"
RATING = """rated rating ratings star stars star_rating score scores scoring reviews review out_of_five
        out_of_5
    user_rating user_ratings"""
MEAN = "average averages averaging mean on_average an_average"
LONGEST = "longest drive_longer longer any_longer at_a_time at_a_stretch in_one_go single_drive one_stretch"
MEMBER = """one_of_us two_of_us some_of_us my_wife my_husband my_partner my_son my_daughter my_friend
        my_mother my_father"""
RESTRICTION = """restrictions restriction preferences preference requirements requirement constraints
        constraint limitations
    particular_needs demands conditions special_needs"""
NONE_WORD = "no without_any not_any zero don't_have_any do_not_have_any don't_have do_not_have nothing none"
INDIFFERENT = """surprise_me surprise_us anywhere wherever no_preference no_preferences not_picky not_fussy
        easy_going don't_care don't_mind do_not_mind do_not_care
    doesn't_matter does_not_matter anything_goes no_strong_feelings no_specific_preference
        no_specific_preferences
    no_particular_preference no_particular_preferences not_bothered not_fussed whatever_works
        open_to_anything
    flexible_on flexible_about flexible_with_regard_to no_special_requirements no_special_requests
        no_other_requirements
    no_other_wishes no_other_preferences nothing_else no_further_requirements anything_is_fine any_is_fine
        no_restrictions
    no_requirements nothing_special up_to_you you_choose you_decide you_pick no_constraints
        don't_have_any_preference
    don't_have_any_preferences do_not_have_any_preferences"""

CLOCK_CUES: Mapping[str, str] = {
    "depart": """depart departs departing departure departures leave leaves leaving take_off takes_off
        set_off setting_off
        start_travelling""",
    "arrive": "arrive arrives arriving arrival arrivals land lands landing be_there get_there get_in",
    "home": """be_home home be_back back_home get_home get_back return return_home returning arrive_home
        arrive_back
        back_in_town back_in back_at""",
    "finish": """end ends ending finish finishes finishing be_over is_over over be_done done wrap_up wraps_up
        wrapped_up conclude concludes""",
    "day": """start_the_day start_our_day start_my_day day_starts days_start starting_the_day get_up
        getting_up activities_start""",
}
SIDES: Mapping[str, str] = {
    "before": "before earlier_than any_earlier_than sooner_than prior_to ahead_of",
    "after": "after later_than any_later_than past beyond",
    "not-before": """no_earlier_than not_earlier_than not_before never_before from no_sooner_than
        at_the_earliest earliest
        onwards or_later not_until nothing_before nothing_earlier_than""",
    "not-after": """by no_later_than not_later_than not_after never_after until at_the_latest latest
        or_earlier nothing_after
        nothing_later_than""",
}
ANY_THING = "nothing anything everything no_plans plans_that_start"

PACE: Mapping[str, str] = {
    "slow": """relaxed_pace relaxed relaxing leisurely slow_pace slow easy_pace laid_back unhurried chilled
        easygoing
        slow_paced not_rushed not_too_busy not_too_packed take_it_easy chill gentle_pace not_too_full
        unrushed lazy""",
    "full": """packed busy action_packed jam_packed fast_paced full_programme full_on fast_pace
        as_much_as_possible
        as_many_sights_as_possible see_everything hectic full_schedule""",
}
GOALS: Mapping[str, str] = {
    "cheap": """as_cheap_as_possible as_cheaply_as_possible cheapest lowest_price lowest_cost
        least_expensive lowest_total
        minimize_cost minimise_cost minimize_costs minimise_costs cheapest_possible
        as_inexpensive_as_possible keep_costs_down
        as_affordable_as_possible most_affordable spend_as_little_as_possible as_little_as_possible
        most_economical
        minimize_the_cost minimise_the_cost save_money keep_it_cheap most_budget_friendly
        as_low_as_possible minimal_cost
        keep_the_cost_down""",
    "best": """best_rated highest_rated top_rated best_reviewed highest_rating highest_ratings best_ratings
        best_quality
        best_rating best_reviews as_highly_rated_as_possible best_possible_ratings maximise_the_ratings
        maximize_the_ratings maximise_ratings maximize_ratings maximise_the_rating maximize_the_rating""",
    "travel": """as_few_hours_travelling_as_possible as_few_hours_traveling_as_possible
        as_few_travel_hours_as_possible fewest_travel_hours fewest_hours_on_the_road least_travel
        least_travelling least_traveling shortest_travel_time
        least_time_on_the_road minimize_travel_time minimise_travel_time as_little_travel_as_possible
        fewest_hours
        least_travel_time fewest_hours_of_travel little_travel_time_as_possible quickest fastest
        minimize_time_on_the_road
        as_few_hours_on_the_road_as_possible as_little_time_on_the_road_as_possible
        as_little_time_in_transit_as_possible as_few_hours_in_transit_as_possible
        as_little_travel_time_as_possible as_little_travelling_as_possible as_little_traveling_as_possible
        spending_as_few_hours_travelling_as_possible shortest_total_travel_time
        as_little_time_travelling_as_possible as_little_time_traveling_as_possible shortest_journeys
        fastest_route
        minimise_time_on_the_road minimal_travel_time minimise_total_travel_time minimize_total_travel_time
        minimise_the_travel_time minimize_the_travel_time minimise_the_total_travel_time
        minimize_the_total_travel_time minimise_travelling_time minimize_traveling_time lowest_travel_time""",
    "longest_drive": "longest_drive_as_short_as_possible shortest_drives shortest_longest_drive",
    "least_drive": """shortest_drive least_driving as_little_driving_as_possible minimize_driving
        minimise_driving
        fewest_hours_behind_the_wheel minimal_driving drive_as_little_as_possible shortest_driving_time""",
}
#: Words of taste -> attributes that come near.
VAGUE: Mapping[str, str] = {
    "cheap": """not_too_expensive not_expensive not_too_pricey not_too_costly too_expensive too_pricey
        wallet_friendly cheap affordable inexpensive low_cost budget_friendly reasonably_priced economical
        cheaply thrifty shoestring frugal""",
    "rating|price": """expensive pricey luxury luxurious upscale fancy_restaurant fancy_restaurants
        fancy_hotel fancy_hotels fancy_place fancy_places fancy_dinner fancy_food posh high_end
        five_star_treatment classy nice decent good_quality
        great_quality comfortable comfy clean excellent fantastic amazing quality superb outstanding lovely
        beautiful
        wonderful good great best fine_dining gourmet highly_rated well_rated well_reviewed stunning""",
    "rating|features": """romantic authentic charming cozy cosy quaint hidden_gems hidden_gem
        off_the_beaten_path
        off_the_beaten_track not_touristy touristy trendy hip boutique stylish modern traditional rustic
        local fun
        instagrammable unique lively vibrant picturesque scenic cultural culture unforgettable memorable
        magical special
        interesting exciting atmospheric popular famous iconic adventurous""",
    "distance_to": """central centrally_located near_the_center near_the_centre close_to_the_center
        close_to_the_centre downtown
        walkable walking_distance city_center city_centre convenient conveniently_located close_by
        nearby""",
    "features": """quiet safe peaceful spacious roomy sunny family_oriented kid_oriented accessible small
        big large""",
    "departure|clock": """too_early too_late early late not_too_early not_too_late early_start early_starts
        early_mornings
        early_morning_flights red_eye red_eyes lie_in late_nights""",
    "legs|hours": """scenic_route direct nonstop non_stop direct_flights layovers layover long_drives
        long_drive""",
}
OUTSIDE: Mapping[str, str] = {
    "outside": """if_it_rains in_case_of_rain in_case_it_rains weather_permitting if_the_weather
        depending_on_the_weather
        good_weather weather delays delay slack rain rains""",
    "per_member": """joins_us join_us_later joining_us_later joins_later joins meets_us meet_us
        leaves_early separately
        split_up splitting_up go_our_separate_ways""",
    "no_form": "same_airline same_hotel_as same_as_last_year same_as_last_time",
}
PARTY_WORDS: Mapping[int, str] = {
    1: "single_person one_person solo single_traveller single_traveler lone_traveler lone_traveller",
    2: "two_person honeymoon couples couple",
}
PERSON_NOUN = """grown_ups grownups guys lads ladies women men folks mates pax ppl travellers travelers
        people persons passengers
    souls buddies students colleagues coworkers guests participants visitors_in_total friends seniors"""
KIN = """mum mom mother dad father wife husband partner girlfriend boyfriend gf bf friend mate sister
        brother son daughter
    fiance fiancee fiancé fiancée spouse colleague buddy"""
ORDER_WORD = "in_that_order in_this_order in_order"
ROOM_COUNT = "rooms room bedrooms hotel_rooms double_rooms twin_rooms single_rooms units"
WHOLE_WORD = (
    "apartment apartments flat flats condo condos villa villas cabin cabins cottage cottages bungalow"
)
FEAR = """hate hates hating afraid_of fear fear_of scared_of terrified_of can't_stand no_licence no_license
        dislike dislikes
    licence license don't_have_a_licence don't_have_a_license sick_of allergic_to can't_drive"""
DIRECTIONS: Mapping[str, str] = {
    "out": "outbound way_there way_out",
    "back": "way_back return_flight journey_home",
}
SOFT = """would_be_lovely would_be_perfect would_be_good would_be_fun would_be_awesome ideal ideally
        preferably preferable if_possible nice_to_have would_be_nice would_be_great hopefully
        where_possible"""
MOSTLY = """mostly mainly primarily predominantly for_the_most_part largely majority_of the_majority_of
        most_of_the most_of_our"""
WHOLE_WAY = """the_whole_way_there_and_back all_the_way_there_and_back all_the_way the_whole_way
        the_entire_way both_ways there_and_back the_whole_trip
        the_entire_trip
        throughout everywhere the_whole_time in_both_directions whole_way"""
SECOND_GOAL = """price_comes_second price_second cost_comes_second price_is_secondary cost_is_secondary
        cost_second then_price then_cost then_the_price then_the_cost after_that_the_price
        money_comes_second then_cheapest then_the_cheapest after_that_cheapest then_the_lowest_price
        after_that_the_lowest_price second_cheapest price_only_second price_comes_last money_second
        then_as_cheap_as_possible"""
